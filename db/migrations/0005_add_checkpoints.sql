CREATE TABLE `checkpoint` (
	`size` integer PRIMARY KEY NOT NULL,
	`note` text NOT NULL,
	`signed_at_ms` integer NOT NULL
);
--> statement-breakpoint
CREATE TRIGGER `checkpoint_no_update` BEFORE UPDATE ON `checkpoint` BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `checkpoint_no_delete` BEFORE DELETE ON `checkpoint` BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END;
