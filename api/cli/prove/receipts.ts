// Proof that every figure resolves to its cases: random questions to the demo street, each answer recounted from its lists.
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { type Db, openDb } from '#db/open.ts'
import { buildApp } from '../../app.ts'
import { readConfig } from '../../config.ts'
import type { Meta } from '../../contract/meta.ts'
import { DEFAULT_CREDITS, STANDARD_SCHEME } from '../../domain/defaults.ts'
import { freezeAppraisal } from '../../services/appraisal/freezeAppraisal.ts'
import { openObjections } from '../../services/appraisal/openObjections.ts'
import { publishAppraisal } from '../../services/appraisal/publishAppraisal.ts'
import { contextOf } from '../../services/context.ts'
import { enterCase } from '../../services/enterCase.ts'
import { loadDemo } from '../../services/loadDemo.ts'
import { addScheme } from '../../services/schemes.ts'
import type { Proof } from './proof.ts'
import { recountAnswer } from './receipts/question.ts'
import { questions, type Street } from './receipts/questions.ts'
import type { Ask } from './receipts/recount.ts'

const QUESTIONS = 2000
/** Figures recounted of one answer. */
const MOST = 60
const CASES = 6000
/** Published before anything is asked. */
const PUBLISHED = '2026-Q3'
const SCHEMES = ['standard', 'recorded', 'own']
const SEED = 14
/** Faults told; more of them say nothing new. */
const TOLD = 10

/**
 * Asks 2,000 × scale random questions of every route with figures over a demo street of 6,000 cases and recounts up to 60
 * figures of each answer; among the routes is a published result after a case came in late. Seeded; a smaller scale asks the first
 * of the same questions.
 */
export async function proveReceipts(scale: number): Promise<Proof> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pingyi-receipts-'))
  const { ask, street, close } = await openStreet(path.join(folder, 'street.db'))
  try {
    const trials = Math.max(1, Math.round(QUESTIONS * scale))
    let figures = 0
    const faults: string[] = []
    for (const question of fc.sample(questions(street), { numRuns: trials, seed: SEED })) {
      const answer = await recountAnswer(ask, question, MOST)
      figures += answer.figures
      faults.push(...answer.faults)
    }
    for (const fault of faults.slice(0, TOLD)) process.stderr.write(`${fault}\n`)
    const [recounted, faulty] = [figures >= trials, faults.length === 0]
    return {
      name: 'receipts',
      trials,
      figures: [
        { id: 'figures_recounted', value: figures, good: `≥ ${trials}`, passed: recounted },
        { id: 'faults', value: faults.length, good: '= 0', passed: faulty },
      ],
      passed: recounted && faulty,
    }
  } finally {
    await close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function openStreet(file: string) {
  const db = openDb(file)
  await loadDemo(db, () => {}, { cases: CASES })
  const own = { ...DEFAULT_CREDITS, satisfied: 0.8, basically_satisfied: 0, dissatisfied: 0.25 }
  addScheme(
    db.sqlite,
    { ...STANDARD_SCHEME, id: 'own', indicators: [...STANDARD_SCHEME.indicators], credits: own },
    { by: 'proof', nowMs: Date.now() },
  )
  // Asked and recounted in one process: its delays are the proof's own.
  const noLimits = { PINGYI_RATE_LIMIT: '0', PINGYI_MAX_DELAY: '0' }
  const config = readConfig({ ...noLimits, PINGYI_WEB: '/nowhere', PINGYI_LOG: 'silent' })
  const app = await buildApp({ config, db, now: Date.now })
  const ask: Ask = async (address) => {
    const answer = await app.inject(`/api/v1${address}`)
    if (answer.statusCode !== 200) throw new Error(`${address}: ${answer.body}`)
    return answer.json()
  }
  await publishAll(db)
  const close = async () => {
    await app.close()
    db.close()
  }
  return { ask, street: streetOf((await ask('/meta')) as Meta), close }
}

/** Publishes by every scheme, then enters a case received in the published period. */
async function publishAll(db: Db): Promise<void> {
  const actor = { by: 'proof', nowMs: Date.now() }
  for (const scheme of SCHEMES) {
    const name = { period: PUBLISHED, scheme }
    await freezeAppraisal(contextOf(db, actor.nowMs), name, actor)
    openObjections(contextOf(db, actor.nowMs), name, actor)
    publishAppraisal(contextOf(db, actor.nowMs), name, { ...actor, by: 'leader', confirm: PUBLISHED })
  }
  const late = {
    channel: 'phone',
    category: 'facility.streetlight',
    urgency: 'ordinary',
    scope: 'household',
  } as const
  const when = { receivedAt: '2026-08-20T09:00:00+08:00', firstReceiver: 'c01' }
  enterCase(db, { ...late, ...when, title: '路灯不亮' }, { actor: actor.by, nowMs: actor.nowMs })
}

function streetOf({ departments, communities, categories, periods }: Meta): Street {
  const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id)
  return {
    departments: ids(departments),
    communities: ids(communities),
    categories: categories.map(({ code }) => code),
    schemes: SCHEMES,
    appraisals: SCHEMES.map((scheme) => ({ period: PUBLISHED, scheme, version: 1 })),
    firstMs: Math.min(...periods.map(({ start }) => Date.parse(start))),
    lastMs: Math.max(...periods.map(({ end }) => Date.parse(end))),
  }
}
