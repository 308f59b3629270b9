CREATE TABLE `account` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`username` text NOT NULL,
	`display_name` text NOT NULL,
	`role` text NOT NULL,
	`department_id` text,
	`password_hash` text NOT NULL,
	`disabled_at_ms` integer,
	`created_at_ms` integer NOT NULL,
	`is_demo` integer NOT NULL,
	CONSTRAINT "account_role" CHECK("account"."role" in ('leader', 'operator', 'supervisor', 'department', 'admin'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `account_username` ON `account` (`username`);--> statement-breakpoint
CREATE TABLE `session` (
	`token_hash` blob PRIMARY KEY NOT NULL,
	`account_id` integer NOT NULL,
	`created_at_ms` integer NOT NULL,
	`last_seen_at_ms` integer NOT NULL,
	`expires_at_ms` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `session_account` ON `session` (`account_id`);--> statement-breakpoint
CREATE INDEX `session_expires` ON `session` (`expires_at_ms`);--> statement-breakpoint
CREATE TABLE `cases` (
	`key` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`source` text NOT NULL,
	`number` text NOT NULL,
	`title` text,
	`received_at_ms` integer NOT NULL,
	`channel` text NOT NULL,
	`category1` text NOT NULL,
	`category2` text,
	`urgency` text NOT NULL,
	`scope` text NOT NULL,
	`declared_community` text,
	`community_key` integer,
	`lng` real,
	`lat` real,
	`first_receiver_key` integer NOT NULL,
	`department_key` integer NOT NULL,
	`rule_set_id` text NOT NULL,
	`rule_set_version` text NOT NULL,
	`stage` text NOT NULL,
	`is_void` integer NOT NULL,
	`is_open` integer NOT NULL,
	`due_ms` integer,
	`done_ms` integer,
	`is_paused` integer NOT NULL,
	`is_provisional` integer NOT NULL,
	`import_id` integer,
	`record_hash` text,
	FOREIGN KEY (`community_key`) REFERENCES `community`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`first_receiver_key`) REFERENCES `department`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`department_key`) REFERENCES `department`(`key`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`import_id`) REFERENCES `import_batch`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "cases_channel" CHECK("cases"."channel" in ('official_account', 'mini_program', 'app', 'web', 'phone', 'hotline', 'suggestion_box', 'reception_window', 'home_visit', 'patrol', 'other', 'unknown')),
	CONSTRAINT "cases_urgency" CHECK("cases"."urgency" in ('ordinary', 'urgent')),
	CONSTRAINT "cases_scope" CHECK("cases"."scope" in ('household', 'building', 'community', 'cross_community', 'unknown')),
	CONSTRAINT "cases_stage" CHECK("cases"."stage" in ('submitted', 'classified', 'dispatched', 'followed_up', 'replied', 'archived'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cases_id` ON `cases` (`id`);--> statement-breakpoint
CREATE INDEX `cases_received` ON `cases` (`received_at_ms`);--> statement-breakpoint
CREATE INDEX `cases_import` ON `cases` (`import_id`);--> statement-breakpoint
CREATE TABLE `archive_fact` (
	`case_key` integer NOT NULL,
	`unit` integer NOT NULL,
	`valid_from_ms` integer NOT NULL,
	`valid_to_ms` integer NOT NULL,
	`is_void` integer NOT NULL,
	`is_settled` integer NOT NULL,
	`department_key` integer NOT NULL,
	`dim_key` integer NOT NULL,
	`place_key` integer NOT NULL,
	`at_ms` integer,
	`outcome` text,
	`reopened_at_ms` integer,
	`window_end_ms` integer NOT NULL,
	PRIMARY KEY(`case_key`, `unit`, `valid_from_ms`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `archive_fact_at` ON `archive_fact` (`at_ms`);--> statement-breakpoint
CREATE INDEX `archive_fact_live` ON `archive_fact` (`at_ms`) WHERE is_settled = 0;--> statement-breakpoint
CREATE INDEX `archive_fact_window` ON `archive_fact` (`window_end_ms`);--> statement-breakpoint
CREATE TABLE `callback_fact` (
	`case_key` integer NOT NULL,
	`unit` integer NOT NULL,
	`valid_from_ms` integer NOT NULL,
	`valid_to_ms` integer NOT NULL,
	`is_void` integer NOT NULL,
	`is_settled` integer NOT NULL,
	`department_key` integer NOT NULL,
	`dim_key` integer NOT NULL,
	`place_key` integer NOT NULL,
	`at_ms` integer,
	`reached` text NOT NULL,
	`resolved` integer,
	`grade` text,
	`credit` real,
	PRIMARY KEY(`case_key`, `unit`, `valid_from_ms`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `callback_fact_at` ON `callback_fact` (`at_ms`);--> statement-breakpoint
CREATE INDEX `callback_fact_live` ON `callback_fact` (`at_ms`) WHERE is_settled = 0;--> statement-breakpoint
CREATE TABLE `clock_fact` (
	`case_key` integer NOT NULL,
	`unit` integer NOT NULL,
	`valid_from_ms` integer NOT NULL,
	`valid_to_ms` integer NOT NULL,
	`is_void` integer NOT NULL,
	`is_settled` integer NOT NULL,
	`department_key` integer NOT NULL,
	`dim_key` integer NOT NULL,
	`place_key` integer NOT NULL,
	`at_ms` integer,
	`clock` integer NOT NULL,
	`start_ms` integer NOT NULL,
	`done_ms` integer,
	`is_met` integer NOT NULL,
	`is_provisional` integer NOT NULL,
	`worked_ms` integer,
	PRIMARY KEY(`case_key`, `unit`, `valid_from_ms`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `clock_fact_at` ON `clock_fact` (`at_ms`);--> statement-breakpoint
CREATE INDEX `clock_fact_live` ON `clock_fact` (`at_ms`) WHERE is_settled = 0;--> statement-breakpoint
CREATE INDEX `clock_fact_done` ON `clock_fact` (`done_ms`);--> statement-breakpoint
CREATE TABLE `dim` (
	`key` integer PRIMARY KEY NOT NULL,
	`category1` text NOT NULL,
	`category2` text,
	`urgency` text NOT NULL,
	`scope` text NOT NULL,
	`channel` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `dim_all` ON `dim` (`category1`,`category2`,`urgency`,`scope`,`channel`);--> statement-breakpoint
CREATE TABLE `entry_fact` (
	`case_key` integer NOT NULL,
	`unit` integer NOT NULL,
	`valid_from_ms` integer NOT NULL,
	`valid_to_ms` integer NOT NULL,
	`is_void` integer NOT NULL,
	`is_settled` integer NOT NULL,
	`department_key` integer NOT NULL,
	`dim_key` integer NOT NULL,
	`place_key` integer NOT NULL,
	`at_ms` integer,
	`entries` integer NOT NULL,
	`back_dated` integer NOT NULL,
	PRIMARY KEY(`case_key`, `unit`, `valid_from_ms`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `entry_fact_at` ON `entry_fact` (`at_ms`);--> statement-breakpoint
CREATE TABLE `handoff_fact` (
	`case_key` integer NOT NULL,
	`unit` integer NOT NULL,
	`valid_from_ms` integer NOT NULL,
	`valid_to_ms` integer NOT NULL,
	`is_void` integer NOT NULL,
	`is_settled` integer NOT NULL,
	`department_key` integer NOT NULL,
	`dim_key` integer NOT NULL,
	`place_key` integer NOT NULL,
	`at_ms` integer,
	PRIMARY KEY(`case_key`, `unit`, `valid_from_ms`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `handoff_fact_at` ON `handoff_fact` (`at_ms`);--> statement-breakpoint
CREATE TABLE `open_fact` (
	`case_key` integer NOT NULL,
	`unit` integer NOT NULL,
	`valid_from_ms` integer NOT NULL,
	`valid_to_ms` integer NOT NULL,
	`is_void` integer NOT NULL,
	`is_settled` integer NOT NULL,
	`department_key` integer NOT NULL,
	`dim_key` integer NOT NULL,
	`place_key` integer NOT NULL,
	`at_ms` integer,
	`to_ms` integer NOT NULL,
	`received_at_ms` integer NOT NULL,
	`pauses` text,
	PRIMARY KEY(`case_key`, `unit`, `valid_from_ms`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `open_fact_to` ON `open_fact` (`to_ms`);--> statement-breakpoint
CREATE TABLE `place` (
	`key` integer PRIMARY KEY NOT NULL,
	`community_key` integer,
	`cell_x` integer,
	`cell_y` integer
);
--> statement-breakpoint
CREATE INDEX `place_all` ON `place` (`cell_x`,`cell_y`,`community_key`);--> statement-breakpoint
CREATE TABLE `received_fact` (
	`case_key` integer NOT NULL,
	`unit` integer NOT NULL,
	`valid_from_ms` integer NOT NULL,
	`valid_to_ms` integer NOT NULL,
	`is_void` integer NOT NULL,
	`is_settled` integer NOT NULL,
	`department_key` integer NOT NULL,
	`dim_key` integer NOT NULL,
	`place_key` integer NOT NULL,
	`at_ms` integer,
	`has_pause` integer NOT NULL,
	PRIMARY KEY(`case_key`, `unit`, `valid_from_ms`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `received_fact_at` ON `received_fact` (`at_ms`);--> statement-breakpoint
CREATE INDEX `received_fact_live` ON `received_fact` (`at_ms`) WHERE is_settled = 0;--> statement-breakpoint
CREATE TABLE `reply_fact` (
	`case_key` integer NOT NULL,
	`unit` integer NOT NULL,
	`valid_from_ms` integer NOT NULL,
	`valid_to_ms` integer NOT NULL,
	`is_void` integer NOT NULL,
	`is_settled` integer NOT NULL,
	`department_key` integer NOT NULL,
	`dim_key` integer NOT NULL,
	`place_key` integer NOT NULL,
	`at_ms` integer,
	`by_first_receiver` integer NOT NULL,
	PRIMARY KEY(`case_key`, `unit`, `valid_from_ms`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `reply_fact_at` ON `reply_fact` (`at_ms`);--> statement-breakpoint
CREATE INDEX `reply_fact_live` ON `reply_fact` (`at_ms`) WHERE is_settled = 0;--> statement-breakpoint
CREATE TABLE `stage_fact` (
	`case_key` integer NOT NULL,
	`unit` integer NOT NULL,
	`valid_from_ms` integer NOT NULL,
	`valid_to_ms` integer NOT NULL,
	`is_void` integer NOT NULL,
	`is_settled` integer NOT NULL,
	`department_key` integer NOT NULL,
	`dim_key` integer NOT NULL,
	`place_key` integer NOT NULL,
	`at_ms` integer,
	`from_stage` text NOT NULL,
	`stage` text NOT NULL,
	`worked_ms` integer NOT NULL,
	PRIMARY KEY(`case_key`, `unit`, `valid_from_ms`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `stage_fact_at` ON `stage_fact` (`at_ms`);--> statement-breakpoint
CREATE TABLE `default_position` (
	`lng_e6` integer NOT NULL,
	`lat_e6` integer NOT NULL,
	`import_id` integer,
	`cases` integer NOT NULL,
	`share` real NOT NULL,
	`is_marked` integer NOT NULL,
	PRIMARY KEY(`lng_e6`, `lat_e6`),
	FOREIGN KEY (`import_id`) REFERENCES `import_batch`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `import_batch` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`state` text NOT NULL,
	`mode` text NOT NULL,
	`file_name` text NOT NULL,
	`sha256` text,
	`options` text NOT NULL,
	`actor` text,
	`created_at_ms` integer NOT NULL,
	`finished_at_ms` integer,
	`rows` integer NOT NULL,
	`bytes` integer NOT NULL,
	`total_bytes` integer NOT NULL,
	`error_code` text,
	`error_detail` text,
	`stored_path` text,
	`rejects_path` text,
	`report` text,
	CONSTRAINT "import_batch_state_code" CHECK("import_batch"."state" in ('uploaded', 'running', 'merging', 'done', 'failed', 'cancelled', 'withdrawn'))
);
--> statement-breakpoint
CREATE INDEX `import_batch_state` ON `import_batch` (`state`);--> statement-breakpoint
CREATE TABLE `clock_rollup` (
	`axis` text NOT NULL,
	`start_ms` integer NOT NULL,
	`value` text NOT NULL,
	`clock` integer NOT NULL,
	`urgency` text NOT NULL,
	`met` integer NOT NULL,
	`breached` integer NOT NULL,
	`excluded` integer NOT NULL,
	PRIMARY KEY(`axis`, `start_ms`, `value`, `clock`, `urgency`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `place_rollup` (
	`grain` text NOT NULL,
	`start_ms` integer NOT NULL,
	`place_key` integer NOT NULL,
	`received` integer NOT NULL,
	`met` integer NOT NULL,
	`breached` integer NOT NULL,
	`excluded` integer NOT NULL,
	PRIMARY KEY(`grain`, `start_ms`, `place_key`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `place_rollup_place` ON `place_rollup` (`place_key`);--> statement-breakpoint
CREATE TABLE `score_rollup` (
	`grain` text NOT NULL,
	`start_ms` integer NOT NULL,
	`department_key` integer NOT NULL,
	`category1` text NOT NULL,
	`urgency` text NOT NULL,
	`sums` blob NOT NULL,
	PRIMARY KEY(`grain`, `start_ms`, `department_key`, `category1`, `urgency`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `calendar` (
	`id` text NOT NULL,
	`version` text NOT NULL,
	`effective_from` text NOT NULL,
	`body` text NOT NULL,
	`entered_at_ms` integer NOT NULL,
	`actor` text,
	PRIMARY KEY(`id`, `version`)
);
--> statement-breakpoint
CREATE TABLE `rule_set` (
	`id` text NOT NULL,
	`version` text NOT NULL,
	`effective_from` text NOT NULL,
	`body` text NOT NULL,
	`entered_at_ms` integer NOT NULL,
	`actor` text,
	PRIMARY KEY(`id`, `version`)
);
--> statement-breakpoint
CREATE TABLE `scheme` (
	`id` text NOT NULL,
	`version` text NOT NULL,
	`effective_from` text NOT NULL,
	`body` text NOT NULL,
	`entered_at_ms` integer NOT NULL,
	`actor` text,
	PRIMARY KEY(`id`, `version`)
);
--> statement-breakpoint
CREATE TABLE `category` (
	`key` integer PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`parent` text,
	`zh` text NOT NULL,
	`en` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `category_code` ON `category` (`code`);--> statement-breakpoint
CREATE INDEX `category_parent` ON `category` (`parent`);--> statement-breakpoint
CREATE TABLE `community` (
	`key` integer PRIMARY KEY NOT NULL,
	`street_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`households` integer,
	`population` integer,
	`geometry` text,
	FOREIGN KEY (`street_id`) REFERENCES `street`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `community_id` ON `community` (`id`);--> statement-breakpoint
CREATE TABLE `department` (
	`key` integer PRIMARY KEY NOT NULL,
	`street_id` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	FOREIGN KEY (`street_id`) REFERENCES `street`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "department_kind" CHECK("department"."kind" in ('committee', 'property', 'office', 'agency'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `department_id` ON `department` (`id`);--> statement-breakpoint
CREATE TABLE `layer` (
	`id` text PRIMARY KEY NOT NULL,
	`geojson` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `street` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`zone` text NOT NULL,
	`calendar_id` text NOT NULL,
	`clock_mode` text NOT NULL,
	`clock_at_ms` integer,
	`origin_lng` real,
	`origin_lat` real,
	`data_version` integer NOT NULL,
	`last_event_at_ms` integer,
	`is_demo` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `event` (
	`seq` integer PRIMARY KEY NOT NULL,
	`case_key` integer,
	`body` text NOT NULL,
	`leaf` blob NOT NULL,
	FOREIGN KEY (`case_key`) REFERENCES `cases`(`key`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `event_case` ON `event` (`case_key`);--> statement-breakpoint
CREATE TABLE `node` (
	`level` integer NOT NULL,
	`idx` integer NOT NULL,
	`hash` blob NOT NULL,
	PRIMARY KEY(`level`, `idx`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `personal` (
	`seq` integer PRIMARY KEY NOT NULL,
	`salt` blob NOT NULL,
	`fields` text NOT NULL,
	FOREIGN KEY (`seq`) REFERENCES `event`(`seq`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TRIGGER `event_no_update` BEFORE UPDATE ON `event` BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `event_no_delete` BEFORE DELETE ON `event` BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `node_no_update` BEFORE UPDATE ON `node` BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `node_no_delete` BEFORE DELETE ON `node` BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END;
