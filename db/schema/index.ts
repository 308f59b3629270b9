// All tables, for drizzle and for the migration generator.
export * from './cases.ts'
export * from './facts.ts'
export * from './imports.ts'
export * from './rollups.ts'
export * from './rules.ts'
export * from './street.ts'
export * from './trail.ts'
