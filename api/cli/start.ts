// `npm start`, once everything is installed and built: opens and migrates the database, fills an empty one with the demo
// street, serves, says where and what, and stops cleanly.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { holdDb } from '#db/lock.ts'
import { type Db, openDb } from '#db/open.ts'
import { firstDepartmentId, isEmpty, readHoldings } from '#db/queries/deployment.ts'
import { buildApp } from '../app.ts'
import { systemClock } from '../clock.ts'
import { readConfig } from '../config.ts'
import { vkeyOf } from '../domain/trail/note.ts'
import type { App } from '../plugins/decorations.ts'
import { listen, stopGracefully } from '../server.ts'
import { addDemoAccounts } from '../services/accounts.ts'
import { contextOf } from '../services/context.ts'
import { loadDemo } from '../services/loadDemo.ts'
import { publishDemo } from '../services/publishDemo.ts'
import { announcement } from './start/announcement.ts'

async function main(): Promise<void> {
  const config = readConfig(process.env)
  const lock = holdDb(config.dbPath, 'serve', systemClock())
  const db = openDb(config.dbPath)
  await fillIfEmpty(db)
  const logger = { level: config.logLevel, stream: process.stderr }
  const app = await buildApp({ config, db, now: systemClock, logger })
  const address = await listen(app).catch((error: unknown) => {
    db.close()
    throw error
  })
  stopOnSignal(() => stopGracefully(app).finally(lock.release))
  say(announce(app, address))
}

/** The demo street goes into a database nobody has put anything in, its first results with it, and its accounts into no other. */
async function fillIfEmpty(db: Db): Promise<void> {
  const isNew = isEmpty(db)
  if (isNew) await loadDemo(db, say)
  if (readHoldings(db).isDemo) await addDemoAccounts(db, firstDepartmentId(db), systemClock())
  if (isNew) await publishDemo(db)
}

function announce({ config, db, trail }: App, address: string): string {
  const { zone, clock, asOfMs } = contextOf(db, systemClock())
  const isWebBuilt = existsSync(path.join(config.webRoot, 'index.html'))
  const served = { config, address, holdings: readHoldings(db), zone, clock, asOfMs, isWebBuilt }
  return announcement({ ...served, vkey: vkeyOf(trail.key), trail: standingOf(trail) })
}

function standingOf(trail: App['trail']): number | string {
  try {
    return trail.sign(systemClock()).size
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function stopOnSignal(stop: () => Promise<void>): void {
  let isStopping = false
  const onSignal = () => {
    // A second Ctrl-C means now.
    if (isStopping) process.exit(1)
    isStopping = true
    stop().then(() => process.exit(0), fail)
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

function fail(error: unknown): void {
  process.stderr.write(`pingyi: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}

main().catch(fail)
