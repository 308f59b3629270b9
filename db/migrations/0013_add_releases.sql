CREATE TABLE `progress_code` (
	`code_hash` blob PRIMARY KEY NOT NULL,
	`case_key` integer NOT NULL,
	`created_at_ms` integer NOT NULL,
	FOREIGN KEY (`case_key`) REFERENCES `cases`(`key`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `progress_code_case` ON `progress_code` (`case_key`);--> statement-breakpoint
CREATE TABLE `public_release` (
	`appraisal_id` integer PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`cells` text NOT NULL,
	`body` text,
	`sha256` text,
	`refusals` text NOT NULL,
	`created_at_ms` integer NOT NULL,
	FOREIGN KEY (`appraisal_id`) REFERENCES `appraisal`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "public_release_state" CHECK("public_release"."state" in ('released', 'held_back'))
);

--> statement-breakpoint
CREATE TRIGGER `public_release_no_update` BEFORE UPDATE ON `public_release` BEGIN SELECT RAISE(ABORT, 'a release never changes'); END;
--> statement-breakpoint
CREATE TRIGGER `public_release_no_delete` BEFORE DELETE ON `public_release` BEGIN SELECT RAISE(ABORT, 'a release never changes'); END;
