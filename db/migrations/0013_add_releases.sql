CREATE TABLE `public_text` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`title` text NOT NULL,
	`body` text NOT NULL,
	`title_en` text,
	`body_en` text,
	`case_id` text,
	`state` text NOT NULL,
	`written_by` text NOT NULL,
	`written_at_ms` integer NOT NULL,
	`approved_by` text,
	`approved_at_ms` integer,
	CONSTRAINT "public_text_kind" CHECK("public_text"."kind" in ('channel', 'guide', 'typical_case')),
	CONSTRAINT "public_text_state" CHECK("public_text"."state" in ('draft', 'approved', 'withdrawn'))
);
--> statement-breakpoint
CREATE INDEX `public_text_state` ON `public_text` (`state`,`kind`);--> statement-breakpoint
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
--> statement-breakpoint
CREATE TRIGGER `public_text_no_rewrite` BEFORE UPDATE ON `public_text`
WHEN OLD.state <> 'draft' AND (NEW.title <> OLD.title OR NEW.body <> OLD.body OR NEW.title_en IS NOT OLD.title_en OR NEW.body_en IS NOT OLD.body_en OR NEW.state = 'draft')
BEGIN SELECT RAISE(ABORT, 'an approved text never changes'); END;
--> statement-breakpoint
CREATE TRIGGER `public_text_no_delete` BEFORE DELETE ON `public_text` BEGIN SELECT RAISE(ABORT, 'a public text is never deleted'); END;
