CREATE TABLE `screen_heartbeat` (
	`screen_id` integer PRIMARY KEY NOT NULL,
	`at_ms` integer NOT NULL,
	`version` text NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`shown` integer NOT NULL,
	`heap_bytes` integer,
	`last_error` text,
	FOREIGN KEY (`screen_id`) REFERENCES `screen_token`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `screen_pairing` (
	`code` text PRIMARY KEY NOT NULL,
	`token_hash` blob NOT NULL,
	`expires_at_ms` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `screen_playlist` (
	`screen_id` integer PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`body` text NOT NULL,
	`changed_by` text NOT NULL,
	`changed_at_ms` integer NOT NULL,
	FOREIGN KEY (`screen_id`) REFERENCES `screen_token`(`id`) ON UPDATE no action ON DELETE no action
);
