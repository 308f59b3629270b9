CREATE TABLE `signal_answer` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`period` text NOT NULL,
	`signal` text NOT NULL,
	`department_id` text NOT NULL,
	`answer` text NOT NULL,
	`note` text NOT NULL,
	`num` integer NOT NULL,
	`den` integer NOT NULL,
	`by` text NOT NULL,
	`at_ms` integer NOT NULL,
	CONSTRAINT "signal_answer_answer" CHECK("signal_answer"."answer" in ('explained', 'to_check', 'to_sampling'))
);
--> statement-breakpoint
CREATE INDEX `signal_answer_of` ON `signal_answer` (`period`,`signal`,`department_id`);--> statement-breakpoint
CREATE TRIGGER `signal_answer_no_update` BEFORE UPDATE ON `signal_answer` BEGIN SELECT RAISE(ABORT, 'an answer never changes'); END;
--> statement-breakpoint
CREATE TRIGGER `signal_answer_no_delete` BEFORE DELETE ON `signal_answer` BEGIN SELECT RAISE(ABORT, 'an answer never changes'); END;
