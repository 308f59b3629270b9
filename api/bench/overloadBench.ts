// What those get who are let in while ten times as many ask as can be served: uncached rankings, offered at a steady rate.
import { Agent, get } from 'node:http'
import { serve } from './served.ts'
import { type BenchResult, log, workspaceOf } from './workspace.ts'

const PORT = 18_082
const TIMES = 10
const CLIENTS = 4
const CAPACITY_MS = 10_000
const OFFERED_MS = 30_000

interface Answer {
  readonly status: number
  readonly milliseconds: number
}

export async function overloadBench(cases: number): Promise<BenchResult[]> {
  const { origin, stop } = await serve(workspaceOf(cases).db, PORT)
  try {
    const alone = await closedLoop(origin)
    const perSecond = (alone.length / CAPACITY_MS) * 1000
    log(`overload: ${perSecond.toFixed(1)} rankings a second can be served; offering ${TIMES} times as many`)
    const answers = await offered(origin, perSecond * TIMES)
    const served = answers.filter(({ status }) => status === 200)
    const refused = answers.filter(({ status }) => status === 503)
    const parts = {
      perSecond,
      p99Alone: quantile(alone, 0.99),
      p50: quantile(served, 0.5),
      served: served.length,
      refused: refused.length,
      p99Refused: quantile(refused, 0.99),
      other: answers.length - served.length - refused.length,
    }
    return [{ id: `overload.p99@${cases}`, value: quantile(served, 0.99), parts, good: '–' }]
  } finally {
    await stop()
  }
}

let asked = 0
/** As of another second each time, so that no answer is ready and no roll-up knows it. */
function ask(origin: string, agent: Agent): Promise<Answer> {
  asked += 1
  const asOf = new Date(Date.parse('2026-11-01T00:00:00+08:00') + asked * 1000).toISOString()
  const startedAt = performance.now()
  return new Promise((resolve) => {
    const end = (status: number) => resolve({ status, milliseconds: performance.now() - startedAt })
    get(`${origin}/api/v1/rankings?period=2026-Q3&asOf=${asOf}`, { agent }, (answer) => {
      answer.resume()
      answer.once('end', () => end(answer.statusCode ?? 0))
    }).once('error', () => end(0))
  })
}

/** As many as a few patient clients get one after the other. */
async function closedLoop(origin: string): Promise<Answer[]> {
  const agent = new Agent({ keepAlive: true })
  const answers: Answer[] = []
  const until = performance.now() + CAPACITY_MS
  const client = async () => {
    while (performance.now() < until) answers.push(await ask(origin, agent))
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
  agent.destroy()
  return answers
}

/** So many a second, whether or not earlier ones were answered. */
async function offered(origin: string, perSecond: number): Promise<Answer[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 5000 })
  const running: Promise<Answer>[] = []
  const startedAt = performance.now()
  for (;;) {
    const passed = performance.now() - startedAt
    if (passed >= OFFERED_MS) break
    while (running.length < (passed / 1000) * perSecond) running.push(ask(origin, agent))
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  const answers = await Promise.all(running)
  agent.destroy()
  return answers
}

/** Seconds. */
function quantile(answers: readonly Answer[], share: number): number {
  const sorted = answers.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b)
  return (sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN) / 1000
}
