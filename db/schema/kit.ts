// Column kinds every table shares: closed lists with their CHECK, instants, flags.
import { type SQL, sql } from 'drizzle-orm'
import { type AnySQLiteColumn, check, integer, text } from 'drizzle-orm/sqlite-core'
import { codes, type Words } from '../vocabulary.ts'

/** Epoch milliseconds UTC. */
export const instant = (name: string) => integer(name, { mode: 'number' })
export const flag = (name: string) => integer(name, { mode: 'boolean' })

/** A text column holding one of a vocabulary's codes; pair it with `checkCode`. */
export const code = <T extends Record<string, Words>>(name: string, words: T) =>
  text(name, { enum: codes(words) as [keyof T & string, ...(keyof T & string)[]] })

/** The CHECK of a closed list. */
export const checkCode = (name: string, column: AnySQLiteColumn, words: Record<string, Words>) =>
  check(name, sql`${column} in (${quoted(codes(words))})`)

const quoted = (values: readonly string[]): SQL => sql.raw(values.map((value) => `'${value}'`).join(', '))
