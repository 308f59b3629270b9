// `npm run openapi -- --to FILE`: the OpenAPI document, and beside it the schemas of the files people write.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Command } from 'commander'
import type { TSchema } from 'typebox'
import { openDb } from '#db/open.ts'
import { buildApp } from '../app.ts'
import { systemClock } from '../clock.ts'
import { readConfig } from '../config.ts'
import { Mapping } from '../contract/mapping.ts'
import { CalendarFile, RuleSetFile, SchemeFile } from '../contract/ruleFiles.ts'

const FILES: Readonly<Record<string, TSchema>> = {
  mapping: Mapping,
  calendar: CalendarFile,
  scheme: SchemeFile,
  'rule-set': RuleSetFile,
}

const command = new Command('openapi')
  .description(
    'writes the OpenAPI 3.1 document and the JSON Schemas of mapping, calendar, scheme and rule-set files',
  )
  .requiredOption('--to <file>', 'where to write the document; the schemas go beside it as NAME.schema.json')

async function main({ to }: { readonly to: string }): Promise<void> {
  const folder = path.dirname(path.resolve(to))
  mkdirSync(folder, { recursive: true })
  writeFileSync(to, textOf(await openapiDocument()))
  for (const [name, schema] of Object.entries(FILES)) {
    const file = path.join(folder, `${name}.schema.json`)
    writeFileSync(file, textOf({ $schema: 'https://json-schema.org/draft/2020-12/schema', ...schema }))
  }
  process.stdout.write(`${to} and ${Object.keys(FILES).length} schemas beside it\n`)
}

/** The document does not depend on what a database holds: an empty one in memory does. */
async function openapiDocument(): Promise<unknown> {
  const db = openDb(':memory:')
  const app = await buildApp({ config: readConfig({}), db, now: systemClock })
  try {
    await app.ready()
    return app.swagger()
  } finally {
    await app.close()
    db.close()
  }
}

const textOf = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

command.parse()
main(command.opts<{ to: string }>()).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
