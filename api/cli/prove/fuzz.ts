// Proof that no request makes a fault: 100,000 drawn from the app's own OpenAPI document, by every role.
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type Db, openDb } from '#db/open.ts'
import { loadDemo } from '../../services/loadDemo.ts'
import { fuzz } from '../fuzz/fuzz.ts'
import { fuzzSubject } from '../fuzz/subject.ts'
import type { Proof } from './proof.ts'

const REQUESTS = 100_000
const CASES = 1000
const SEED = 'fuzz'

/** 100,000 × scale requests: none answered with a fault, a stack, another shape than its schema, or after 10 s. */
export async function proveFuzz(scale: number): Promise<Proof> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pingyi-fuzz-'))
  const db = openDb(path.join(folder, 'street.db'))
  try {
    await loadDemo(db, () => {}, { cases: CASES })
    return await fuzzed(db, Math.max(1, Math.round(REQUESTS * scale)))
  } finally {
    db.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function fuzzed(db: Db, requests: number): Promise<Proof> {
  const subject = await fuzzSubject(db)
  try {
    const { faults, byStatus, slowestMs } = await fuzz({ ...subject, seed: SEED, requests })
    for (const { index, fault, request } of faults.slice(0, 10)) {
      process.stderr.write(`request ${index}: ${fault}: ${JSON.stringify(request).slice(0, 500)}\n`)
    }
    const answered = [...byStatus].reduce((sum, [status, n]) => sum + (status < 400 ? n : 0), 0) / requests
    const figures = [
      { id: 'faults', value: faults.length, good: '= 0', passed: faults.length === 0 },
      { id: 'slowest_seconds', value: slowestMs / 1000, good: '≤ 10', passed: slowestMs <= 10_000 },
      // A fuzzer that is refused everywhere proves nothing.
      { id: 'answered_share', value: answered, good: '≥ 0.2', passed: answered >= 0.2 },
    ]
    return { name: 'fuzz', trials: requests, figures, passed: figures.every(({ passed }) => passed) }
  } finally {
    await subject.close()
  }
}
