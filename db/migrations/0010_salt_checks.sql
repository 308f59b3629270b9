ALTER TABLE `record_check` ADD `salt` text;--> statement-breakpoint
ALTER TABLE `visit_attempt` ADD `salt` text;