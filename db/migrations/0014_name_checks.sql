ALTER TABLE `sample` ADD `check_salt` text;--> statement-breakpoint
ALTER TABLE `visit_attempt` ADD `quote_salt` text;
--> statement-breakpoint
DROP TRIGGER `visit_attempt_only_erased`;
--> statement-breakpoint
CREATE TRIGGER `visit_attempt_only_erased` BEFORE UPDATE ON `visit_attempt`
WHEN NEW.sample_id <> OLD.sample_id OR NEW.case_id <> OLD.case_id OR NEW.attempt <> OLD.attempt OR NEW.`by` <> OLD.`by`
  OR NEW.at_ms <> OLD.at_ms OR NEW.reached <> OLD.reached OR NEW.resolved IS NOT OLD.resolved
  OR NEW.grade IS NOT OLD.grade OR NEW.quote IS NOT NULL OR NEW.quote_salt IS NOT NULL
  OR (OLD.quote_salt IS NOT NULL AND NEW.salt IS NOT OLD.salt)
BEGIN SELECT RAISE(ABORT, 'a visit is never changed, its quote may be erased'); END;
