ALTER TABLE `import_batch` ADD `events_from` integer;--> statement-breakpoint
ALTER TABLE `import_batch` ADD `events_to` integer;