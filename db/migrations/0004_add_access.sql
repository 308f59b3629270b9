CREATE TABLE `known_address` (
	`key` blob PRIMARY KEY NOT NULL,
	`signed_in_at_ms` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `screen_token` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`token_hash` blob NOT NULL,
	`created_by` text NOT NULL,
	`created_at_ms` integer NOT NULL,
	`revoked_at_ms` integer,
	`last_seen_at_ms` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `screen_token_hash` ON `screen_token` (`token_hash`);--> statement-breakpoint
CREATE TABLE `sign_in_guard` (
	`key` blob PRIMARY KEY NOT NULL,
	`account_id` integer,
	`failures` integer NOT NULL,
	`failed_at_ms` integer NOT NULL,
	`locked_until_ms` integer,
	`untold` integer NOT NULL,
	`told_at_ms` integer
);
--> statement-breakpoint
ALTER TABLE `account` ADD `signed_in_at_ms` integer;--> statement-breakpoint
ALTER TABLE `session` ADD `browser` text;