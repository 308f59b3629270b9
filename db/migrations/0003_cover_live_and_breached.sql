DROP INDEX `clock_fact_live`;--> statement-breakpoint
DROP INDEX `clock_fact_breached`;--> statement-breakpoint
CREATE INDEX `clock_fact_live` ON `clock_fact` (`at_ms`,`valid_from_ms`,`valid_to_ms`,`is_void`,`department_key`,`dim_key`,`place_key`,`clock`,`is_met`) WHERE is_settled = 0;--> statement-breakpoint
CREATE INDEX `clock_fact_breached` ON `clock_fact` (`at_ms`,`valid_from_ms`,`valid_to_ms`,`is_void`,`department_key`,`dim_key`,`place_key`,`clock`) WHERE "clock_fact"."is_met" = 0;--> statement-breakpoint
DROP INDEX `received_fact_live`;--> statement-breakpoint
CREATE INDEX `received_fact_live` ON `received_fact` (`at_ms`,`valid_from_ms`,`valid_to_ms`,`is_void`,`department_key`,`dim_key`,`place_key`) WHERE is_settled = 0;