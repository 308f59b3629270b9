// Proof that whoever holds one older checkpoint finds every change made to the file behind the product's back.
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type Db, openDb } from '#db/open.ts'
import { listCheckpoints } from '#db/queries/checkpoints.ts'
import { insertDepartment } from '#db/queries/street.ts'
import { recordAct } from '../../services/audit/recordAct.ts'
import { planDeployment, STREET_ID } from '../../services/deployment.ts'
import { enterCase } from '../../services/enterCase.ts'
import { enterEvent } from '../../services/enterEvent.ts'
import { openSigner, type TrailSigner } from '../../services/trail/signer.ts'
import type { TrailReport } from '../../services/trail/trailReport.ts'
import { verifyTrail } from '../../services/trail/verifyTrail.ts'
import { inTransaction } from '../../services/writing/caseBook.ts'
import type { Figure, Proof } from './proof.ts'
import { type Random, randomFor } from './random.ts'
import { supervise } from './supervisedStreet.ts'
import { type Attack, attackOn, dropTriggers } from './tamperings.ts'

const TRIALS = 10_000
const CASES = 60
const SIGNED_EVERY = 15
const DAY_MS = 86_400_000
const START_MS = Date.UTC(2026, 8, 1, 1)

/** Full size: 10,000 tamperings of a file of some 320 events and 6 checkpoints, half of them of rows beside the log. */
export async function proveTamper(scale: number): Promise<Proof> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pingyi-tamper-'))
  const db = openDb(path.join(folder, 'street.db'))
  try {
    const signer = await fill(db)
    const trials = Math.max(8, Math.round(TRIALS * scale))
    return { name: 'tamper', trials, ...judged(tamper(db, signer, trials)) }
  } finally {
    db.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Cases with personal fields, and acts between them; a checkpoint now and then; then a check, a council and a publication. */
async function fill(db: Db): Promise<TrailSigner> {
  const { sqlite } = db
  inTransaction(sqlite, () => planDeployment(sqlite, { actor: 'proof', nowMs: START_MS }).apply(sqlite))
  for (const [i, id] of ['c1', 'c2'].entries())
    insertDepartment(sqlite, STREET_ID, { key: i + 1, id, name: id, kind: 'committee' })
  const signer = openSigner(db, null)
  for (let n = 0; n < CASES; n++) {
    const nowMs = START_MS + n * DAY_MS
    const at = (hours: number) => new Date(nowMs - DAY_MS + hours * 3_600_000).toISOString()
    const author = { actor: 'operator', nowMs }
    const attributes = {
      category: 'sanitation',
      urgency: 'ordinary',
      scope: 'building',
      channel: 'phone',
    } as const
    const entry = { ...attributes, receivedAt: at(0), title: `case ${n}`, firstReceiver: 'c1' }
    const id = enterCase(db, entry, author)
    enterEvent(db, id, { type: 'acknowledged', occurredAt: at(1) }, author)
    enterEvent(db, id, { type: 'replied', occurredAt: at(2), text: `reply ${n}` }, author)
    recordAct(sqlite, { type: 'exported', by: 'leader', data: { n } }, nowMs)
    if (n % SIGNED_EVERY === SIGNED_EVERY - 1) signer.sign(nowMs)
  }
  await supervise(db)
  signer.sign(START_MS + CASES * DAY_MS)
  recordAct(sqlite, { type: 'signed_out', by: 'leader' }, START_MS)
  return signer
}

interface Trial {
  readonly attack: Attack
  readonly report: TrailReport
}

function* tamper(db: Db, { key }: TrailSigner, trials: number): Generator<Trial> {
  const { sqlite } = db
  sqlite.pragma('foreign_keys = OFF')
  dropTriggers(sqlite)
  const notes = listCheckpoints(sqlite)
  for (let n = 0; n < trials; n++) {
    const random = randomFor('tamper', n)
    const held = pick(random, notes.slice(1, -1))
    sqlite.exec('BEGIN')
    const attack = attackOn(sqlite, { random, heldSize: held.size, key, turn: n })
    const report = verifyTrail(sqlite, { key, held: [held.note] })
    sqlite.exec('ROLLBACK')
    yield { attack, report }
  }
  const { ok } = verifyTrail(sqlite, { key, held: notes.map(({ note }) => note) })
  if (!ok) throw new Error('the untouched file was not found to be in order')
}

function pick<T>(random: Random, list: readonly T[]): T {
  const item = list[Math.floor(random() * list.length)]
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}

function judged(trials: Iterable<Trial>): { figures: Figure[]; passed: boolean } {
  const found = new Map<string, { of: number; found: number }>()
  let [unnamed, outside] = [0, 0]
  for (const { attack, report } of trials) {
    const count = found.get(attack.kind) ?? { of: 0, found: 0 }
    found.set(attack.kind, { of: count.of + 1, found: count.found + Number(!report.ok) })
    const { at, isLeafWrong } = attack
    if (isLeafWrong && report.firstBadEvent !== at) unnamed += 1
    const { firstBadEvent, range } = report
    if (!isLeafWrong && at !== null && firstBadEvent === null && range !== null && !isIn(at, range))
      outside += 1
  }
  const shares = [...found].map(([kind, { of, found: n }]) => figure(`found_${kind}`, n / of, n === of, '1'))
  const figures = [
    ...shares,
    figure('first_bad_event_misnamed', unnamed, unnamed === 0, '0'),
    figure('outside_the_range_named', outside, outside === 0, '0'),
  ]
  return { figures, passed: figures.every(({ passed }) => passed) }
}

const isIn = (at: number, [from, to]: readonly [number, number]): boolean => at >= from && at < to

const figure = (id: string, value: number, passed: boolean, good: string): Figure => ({
  id,
  value,
  good,
  passed,
})
