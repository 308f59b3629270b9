CREATE TABLE `appraisal` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`street_id` text NOT NULL,
	`period` text NOT NULL,
	`kind` text NOT NULL,
	`scheme_id` text NOT NULL,
	`version` integer NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`frozen_at_ms` integer NOT NULL,
	`window_ends_at_ms` integer,
	`window_days` integer,
	`published_at_ms` integer,
	FOREIGN KEY (`street_id`) REFERENCES `street`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "appraisal_kind" CHECK("appraisal"."kind" in ('month', 'quarter')),
	CONSTRAINT "appraisal_state" CHECK("appraisal"."state" in ('open', 'frozen', 'objection', 'published', 'superseded'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `appraisal_version` ON `appraisal` (`period`,`scheme_id`,`version`);--> statement-breakpoint
CREATE TABLE `appraisal_log` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`appraisal_id` integer NOT NULL,
	`at_ms` integer NOT NULL,
	`by` text NOT NULL,
	`act` text NOT NULL,
	`from_state` text NOT NULL,
	`to_state` text NOT NULL,
	`note` text,
	`sha256` text,
	FOREIGN KEY (`appraisal_id`) REFERENCES `appraisal`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "appraisal_log_act" CHECK("appraisal_log"."act" in ('freeze', 'open_objections', 'publish', 'supersede', 'superseded', 'object', 'decide', 'reinstate', 'outcome', 'rectify')),
	CONSTRAINT "appraisal_log_from" CHECK("appraisal_log"."from_state" in ('open', 'frozen', 'objection', 'published', 'superseded')),
	CONSTRAINT "appraisal_log_to" CHECK("appraisal_log"."to_state" in ('open', 'frozen', 'objection', 'published', 'superseded'))
);
--> statement-breakpoint
CREATE INDEX `appraisal_log_of` ON `appraisal_log` (`appraisal_id`);--> statement-breakpoint
CREATE TABLE `appraisal_outcome` (
	`appraisal_id` integer NOT NULL,
	`department_id` text NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`decided_by` text,
	`decided_at_ms` integer,
	`note` text,
	PRIMARY KEY(`appraisal_id`, `department_id`),
	FOREIGN KEY (`appraisal_id`) REFERENCES `appraisal`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "appraisal_outcome_kind" CHECK("appraisal_outcome"."kind" in ('commendation', 'criticism')),
	CONSTRAINT "appraisal_outcome_state" CHECK("appraisal_outcome"."state" in ('proposed', 'confirmed', 'declined'))
);
--> statement-breakpoint
CREATE TABLE `appraisal_snapshot` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`appraisal_id` integer NOT NULL,
	`body` text NOT NULL,
	`sha256` text NOT NULL,
	`created_at_ms` integer NOT NULL,
	FOREIGN KEY (`appraisal_id`) REFERENCES `appraisal`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `appraisal_snapshot_of` ON `appraisal_snapshot` (`appraisal_id`);--> statement-breakpoint
CREATE TABLE `rectification` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`appraisal_id` integer NOT NULL,
	`department_id` text NOT NULL,
	`title` text NOT NULL,
	`owner` text NOT NULL,
	`working_days` integer NOT NULL,
	`due_ms` integer NOT NULL,
	`state` text NOT NULL,
	`evidence` text,
	`evidence_by` text,
	`evidence_at_ms` integer,
	`checked_by` text,
	`checked_at_ms` integer,
	`check_note` text,
	`created_by` text NOT NULL,
	`created_at_ms` integer NOT NULL,
	FOREIGN KEY (`appraisal_id`) REFERENCES `appraisal`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "rectification_state" CHECK("rectification"."state" in ('open', 'submitted', 'passed', 'cancelled'))
);
--> statement-breakpoint
CREATE INDEX `rectification_of` ON `rectification` (`appraisal_id`,`department_id`);--> statement-breakpoint
CREATE INDEX `rectification_due` ON `rectification` (`state`,`due_ms`);--> statement-breakpoint
CREATE TABLE `objection` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`appraisal_id` integer NOT NULL,
	`department_id` text NOT NULL,
	`ground` text NOT NULL,
	`evidence` text NOT NULL,
	`state` text NOT NULL,
	`raised_by` text NOT NULL,
	`raised_at_ms` integer NOT NULL,
	`decided_at_ms` integer,
	FOREIGN KEY (`appraisal_id`) REFERENCES `appraisal`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "objection_ground" CHECK("objection"."ground" in ('not_ours', 'duplicate', 'force_majeure', 'data_error', 'unreasonable')),
	CONSTRAINT "objection_state" CHECK("objection"."state" in ('submitted', 'accepted', 'rejected', 'reinstated'))
);
--> statement-breakpoint
CREATE INDEX `objection_of` ON `objection` (`appraisal_id`);--> statement-breakpoint
CREATE TABLE `objection_case` (
	`objection_id` integer NOT NULL,
	`case_id` text NOT NULL,
	PRIMARY KEY(`objection_id`, `case_id`),
	FOREIGN KEY (`objection_id`) REFERENCES `objection`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `objection_decision` (
	`objection_id` integer NOT NULL,
	`by` text NOT NULL,
	`verdict` text NOT NULL,
	`reason` text NOT NULL,
	`at_ms` integer NOT NULL,
	PRIMARY KEY(`objection_id`, `by`),
	FOREIGN KEY (`objection_id`) REFERENCES `objection`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "objection_decision_verdict" CHECK("objection_decision"."verdict" in ('accept', 'reject'))
);
--> statement-breakpoint
CREATE TRIGGER `appraisal_snapshot_no_update` BEFORE UPDATE ON `appraisal_snapshot` BEGIN SELECT RAISE(ABORT, 'a snapshot never changes'); END;
--> statement-breakpoint
CREATE TRIGGER `appraisal_snapshot_no_delete` BEFORE DELETE ON `appraisal_snapshot` BEGIN SELECT RAISE(ABORT, 'a snapshot never changes'); END;
--> statement-breakpoint
CREATE TRIGGER `appraisal_snapshot_closed` BEFORE INSERT ON `appraisal_snapshot`
WHEN (SELECT state FROM appraisal WHERE id = NEW.appraisal_id) IN ('published', 'superseded')
BEGIN SELECT RAISE(ABORT, 'a published appraisal takes no further snapshot'); END;
--> statement-breakpoint
CREATE TRIGGER `appraisal_published_fixed` BEFORE UPDATE ON `appraisal`
WHEN OLD.state IN ('published', 'superseded') AND NOT (
  OLD.state = 'published' AND NEW.state = 'superseded' AND NEW.id = OLD.id AND NEW.street_id = OLD.street_id
  AND NEW.period = OLD.period AND NEW.kind = OLD.kind AND NEW.scheme_id = OLD.scheme_id
  AND NEW.version = OLD.version AND NEW.reason IS OLD.reason AND NEW.frozen_at_ms = OLD.frozen_at_ms
  AND NEW.window_ends_at_ms IS OLD.window_ends_at_ms AND NEW.window_days IS OLD.window_days
  AND NEW.published_at_ms IS OLD.published_at_ms)
BEGIN SELECT RAISE(ABORT, 'a published appraisal never changes'); END;
--> statement-breakpoint
CREATE TRIGGER `appraisal_no_delete` BEFORE DELETE ON `appraisal` BEGIN SELECT RAISE(ABORT, 'an appraisal is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER `appraisal_log_no_update` BEFORE UPDATE ON `appraisal_log` BEGIN SELECT RAISE(ABORT, 'the sign-off log is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `appraisal_log_no_delete` BEFORE DELETE ON `appraisal_log` BEGIN SELECT RAISE(ABORT, 'the sign-off log is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `objection_decision_no_update` BEFORE UPDATE ON `objection_decision` BEGIN SELECT RAISE(ABORT, 'a decision is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER `objection_decision_no_delete` BEFORE DELETE ON `objection_decision` BEGIN SELECT RAISE(ABORT, 'a decision is never changed'); END;
