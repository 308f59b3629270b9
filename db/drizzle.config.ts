// Where drizzle-kit finds the schema and puts migrations; `npx drizzle-kit generate --config db/drizzle.config.ts --name what_changes`.
import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'sqlite',
  schema: './db/schema/index.ts',
  out: './db/migrations',
})
