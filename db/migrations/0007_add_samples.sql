CREATE TABLE `record_check` (
	`sample_id` integer NOT NULL,
	`case_id` text NOT NULL,
	`turn` text NOT NULL,
	`by` text NOT NULL,
	`true_times` text NOT NULL,
	`substantive_reply` text NOT NULL,
	`evidence` text NOT NULL,
	`first_receiver` text NOT NULL,
	`archiving` text NOT NULL,
	`attitude` text NOT NULL,
	`note` text NOT NULL,
	`version` integer NOT NULL,
	`seconds` integer,
	`saved_at_ms` integer NOT NULL,
	PRIMARY KEY(`sample_id`, `case_id`, `turn`),
	FOREIGN KEY (`sample_id`) REFERENCES `sample`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "record_check_turn" CHECK("record_check"."turn" in ('first', 'second', 'settling')),
	CONSTRAINT "record_check_true_times" CHECK("record_check"."true_times" in ('upheld', 'not_upheld', 'cannot_tell')),
	CONSTRAINT "record_check_substantive_reply" CHECK("record_check"."substantive_reply" in ('upheld', 'not_upheld', 'cannot_tell')),
	CONSTRAINT "record_check_evidence" CHECK("record_check"."evidence" in ('upheld', 'not_upheld', 'cannot_tell')),
	CONSTRAINT "record_check_first_receiver" CHECK("record_check"."first_receiver" in ('upheld', 'not_upheld', 'cannot_tell')),
	CONSTRAINT "record_check_archiving" CHECK("record_check"."archiving" in ('upheld', 'not_upheld', 'cannot_tell')),
	CONSTRAINT "record_check_attitude" CHECK("record_check"."attitude" in ('upheld', 'not_upheld', 'cannot_tell'))
);
--> statement-breakpoint
CREATE TABLE `sample` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`street_id` text NOT NULL,
	`draw_id` text NOT NULL,
	`period` text NOT NULL,
	`state` text NOT NULL,
	`plan` text NOT NULL,
	`design` text NOT NULL,
	`frame_hash` text NOT NULL,
	`frame_size` integer NOT NULL,
	`sample_size` integer NOT NULL,
	`as_of_ms` integer NOT NULL,
	`frozen_by` text NOT NULL,
	`frozen_at_ms` integer NOT NULL,
	`revealing_at_ms` integer,
	`draw` text,
	`drawn_by` text,
	`drawn_at_ms` integer,
	`submitted_by` text,
	`submitted_at_ms` integer,
	`result` text,
	`result_hash` text,
	`void_reason` text,
	FOREIGN KEY (`street_id`) REFERENCES `street`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "sample_state" CHECK("sample"."state" in ('frozen', 'drawn', 'submitted', 'voided'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sample_draw_id` ON `sample` (`draw_id`);--> statement-breakpoint
CREATE INDEX `sample_period` ON `sample` (`period`);--> statement-breakpoint
CREATE TABLE `sample_inspector` (
	`sample_id` integer NOT NULL,
	`inspector` text NOT NULL,
	`conflicts` text NOT NULL,
	`place` integer,
	PRIMARY KEY(`sample_id`, `inspector`),
	FOREIGN KEY (`sample_id`) REFERENCES `sample`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `sample_party` (
	`sample_id` integer NOT NULL,
	`party` text NOT NULL,
	`commitment` text NOT NULL,
	`committed_at_ms` integer NOT NULL,
	`secret` text,
	`revealed_at_ms` integer,
	PRIMARY KEY(`sample_id`, `party`),
	FOREIGN KEY (`sample_id`) REFERENCES `sample`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `sample_record` (
	`sample_id` integer NOT NULL,
	`case_id` text NOT NULL,
	`stratum` text NOT NULL,
	`department_id` text NOT NULL,
	`ticket` text NOT NULL,
	`place` integer NOT NULL,
	`sampled_as` text NOT NULL,
	`replaces` text,
	`replaced_reason` text,
	`inspector` text NOT NULL,
	`second` text,
	`sent_back_at_ms` integer,
	`sent_back_by` text,
	PRIMARY KEY(`sample_id`, `case_id`),
	FOREIGN KEY (`sample_id`) REFERENCES `sample`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "sample_record_sampled_as" CHECK("sample_record"."sampled_as" in ('drawn', 'replacement'))
);
--> statement-breakpoint
CREATE INDEX `sample_record_inspector` ON `sample_record` (`inspector`,`sample_id`);--> statement-breakpoint
CREATE TABLE `visit_attempt` (
	`sample_id` integer NOT NULL,
	`case_id` text NOT NULL,
	`attempt` integer NOT NULL,
	`by` text NOT NULL,
	`at_ms` integer NOT NULL,
	`reached` text NOT NULL,
	`resolved` text,
	`grade` text,
	`quote` text,
	PRIMARY KEY(`sample_id`, `case_id`, `attempt`),
	FOREIGN KEY (`sample_id`) REFERENCES `sample`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "visit_attempt_attempt" CHECK("visit_attempt"."attempt" between 1 and 3),
	CONSTRAINT "visit_attempt_reached" CHECK("visit_attempt"."reached" in ('yes', 'no', 'refused', 'wrong_number')),
	CONSTRAINT "visit_attempt_resolved" CHECK("visit_attempt"."resolved" in ('yes', 'no', 'unsure')),
	CONSTRAINT "visit_attempt_grade" CHECK("visit_attempt"."grade" in ('very_satisfied', 'satisfied', 'basically_satisfied', 'dissatisfied', 'very_dissatisfied'))
);
--> statement-breakpoint
CREATE TRIGGER `sample_fixed` BEFORE UPDATE ON `sample`
WHEN NEW.draw_id <> OLD.draw_id OR NEW.period <> OLD.period OR NEW.plan <> OLD.plan OR NEW.design <> OLD.design
  OR NEW.frame_hash <> OLD.frame_hash OR NEW.frozen_by <> OLD.frozen_by OR NEW.frozen_at_ms <> OLD.frozen_at_ms
  OR NEW.as_of_ms <> OLD.as_of_ms OR (OLD.draw IS NOT NULL AND NEW.draw IS NOT OLD.draw)
  OR (OLD.result IS NOT NULL AND (NEW.result IS NOT OLD.result OR NEW.result_hash IS NOT OLD.result_hash))
  OR OLD.state IN ('submitted', 'voided')
BEGIN SELECT RAISE(ABORT, 'a frozen draw never changes'); END;
--> statement-breakpoint
CREATE TRIGGER `sample_no_delete` BEFORE DELETE ON `sample` BEGIN SELECT RAISE(ABORT, 'a draw is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER `sample_party_fixed` BEFORE UPDATE ON `sample_party`
WHEN NEW.party <> OLD.party OR NEW.commitment <> OLD.commitment OR OLD.secret IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a commitment never changes'); END;
--> statement-breakpoint
CREATE TRIGGER `sample_party_no_delete` BEFORE DELETE ON `sample_party` BEGIN SELECT RAISE(ABORT, 'a commitment never changes'); END;
--> statement-breakpoint
CREATE TRIGGER `sample_record_no_delete` BEFORE DELETE ON `sample_record` BEGIN SELECT RAISE(ABORT, 'a sampled record is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER `visit_attempt_only_erased` BEFORE UPDATE ON `visit_attempt`
WHEN NEW.sample_id <> OLD.sample_id OR NEW.case_id <> OLD.case_id OR NEW.attempt <> OLD.attempt OR NEW.`by` <> OLD.`by`
  OR NEW.at_ms <> OLD.at_ms OR NEW.reached <> OLD.reached OR NEW.resolved IS NOT OLD.resolved
  OR NEW.grade IS NOT OLD.grade OR NEW.quote IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a visit is never changed, its quote may be erased'); END;
--> statement-breakpoint
CREATE TRIGGER `visit_attempt_no_delete` BEFORE DELETE ON `visit_attempt` BEGIN SELECT RAISE(ABORT, 'a visit is never deleted'); END;
