CREATE TABLE `council` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`street_id` text NOT NULL,
	`period` text NOT NULL,
	`title` text NOT NULL,
	`place` text NOT NULL,
	`held_at_ms` integer NOT NULL,
	`state` text NOT NULL,
	`questions` text NOT NULL,
	`invited` integer NOT NULL,
	`quorum` integer NOT NULL,
	`attended` integer,
	`issued` integer,
	`created_by` text NOT NULL,
	`sealed_at_ms` integer,
	`published_at_ms` integer,
	`result` text,
	`result_hash` text,
	FOREIGN KEY (`street_id`) REFERENCES `street`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "council_state" CHECK("council"."state" in ('draft', 'open', 'sealed', 'published', 'closed'))
);
--> statement-breakpoint
CREATE INDEX `council_period` ON `council` (`period`);--> statement-breakpoint
CREATE TABLE `council_ballot` (
	`council_id` integer NOT NULL,
	`id` blob NOT NULL,
	`digits` text NOT NULL,
	PRIMARY KEY(`council_id`, `id`),
	FOREIGN KEY (`council_id`) REFERENCES `council`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `council_comment` (
	`council_id` integer NOT NULL,
	`id` blob NOT NULL,
	`text` text NOT NULL,
	`state` text NOT NULL,
	PRIMARY KEY(`council_id`, `id`),
	FOREIGN KEY (`council_id`) REFERENCES `council`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "council_comment_state" CHECK("council_comment"."state" in ('pending', 'approved', 'rejected'))
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `council_department` (
	`council_id` integer NOT NULL,
	`place` integer NOT NULL,
	`department_id` text NOT NULL,
	PRIMARY KEY(`council_id`, `place`),
	FOREIGN KEY (`council_id`) REFERENCES `council`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`department_id`) REFERENCES `department`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `council_department_once` ON `council_department` (`council_id`,`department_id`);--> statement-breakpoint
CREATE TABLE `council_paper` (
	`council_id` integer NOT NULL,
	`number` integer NOT NULL,
	`turn` text NOT NULL,
	`by` text NOT NULL,
	`digits` text NOT NULL,
	PRIMARY KEY(`council_id`, `number`, `turn`),
	FOREIGN KEY (`council_id`) REFERENCES `council`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "council_paper_turn" CHECK("council_paper"."turn" in ('first', 'second', 'settled'))
);
--> statement-breakpoint
CREATE TABLE `council_token` (
	`token_hash` blob PRIMARY KEY NOT NULL,
	`council_id` integer NOT NULL,
	`is_used` integer NOT NULL,
	FOREIGN KEY (`council_id`) REFERENCES `council`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TRIGGER `council_fixed` BEFORE UPDATE ON `council`
WHEN OLD.state IN ('published', 'closed')
  OR (OLD.state = 'sealed' AND (NEW.result IS NOT OLD.result OR NEW.result_hash IS NOT OLD.result_hash
    OR NEW.state NOT IN ('published', 'closed') OR NEW.period <> OLD.period OR NEW.questions <> OLD.questions
    OR NEW.invited <> OLD.invited OR NEW.quorum <> OLD.quorum OR NEW.attended IS NOT OLD.attended
    OR NEW.issued IS NOT OLD.issued OR NEW.sealed_at_ms IS NOT OLD.sealed_at_ms))
BEGIN SELECT RAISE(ABORT, 'a sealed council never changes'); END;
--> statement-breakpoint
CREATE TRIGGER `council_no_delete` BEFORE DELETE ON `council` BEGIN SELECT RAISE(ABORT, 'a council is never deleted'); END;
--> statement-breakpoint
CREATE TRIGGER `council_ballot_late` BEFORE INSERT ON `council_ballot`
WHEN (SELECT state FROM council WHERE id = NEW.council_id) IN ('sealed', 'published', 'closed')
BEGIN SELECT RAISE(ABORT, 'the ballots are sealed'); END;
--> statement-breakpoint
CREATE TRIGGER `council_ballot_kept` BEFORE DELETE ON `council_ballot`
WHEN (SELECT state FROM council WHERE id = OLD.council_id) IN ('sealed', 'published', 'closed')
BEGIN SELECT RAISE(ABORT, 'the ballots are sealed'); END;
--> statement-breakpoint
CREATE TRIGGER `council_ballot_no_update` BEFORE UPDATE ON `council_ballot` BEGIN SELECT RAISE(ABORT, 'a ballot never changes'); END;
--> statement-breakpoint
CREATE TRIGGER `council_paper_late` BEFORE INSERT ON `council_paper`
WHEN (SELECT state FROM council WHERE id = NEW.council_id) IN ('sealed', 'published', 'closed')
BEGIN SELECT RAISE(ABORT, 'the ballots are sealed'); END;
--> statement-breakpoint
CREATE TRIGGER `council_paper_no_update` BEFORE UPDATE ON `council_paper`
WHEN (SELECT state FROM council WHERE id = OLD.council_id) IN ('sealed', 'published', 'closed')
BEGIN SELECT RAISE(ABORT, 'the ballots are sealed'); END;
--> statement-breakpoint
CREATE TRIGGER `council_paper_no_delete` BEFORE DELETE ON `council_paper`
WHEN (SELECT state FROM council WHERE id = OLD.council_id) IN ('sealed', 'published', 'closed')
BEGIN SELECT RAISE(ABORT, 'the ballots are sealed'); END;
