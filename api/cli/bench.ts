// `npm run bench [-- NAME…]`: the benches of api/bench; figures on stderr, one JSON object of ratios as the last line.
import { importBench } from '../bench/importBench.ts'
import { logBench } from '../bench/logBench.ts'
import { overloadBench } from '../bench/overloadBench.ts'
import { growthBench, peerBench } from '../bench/queryBench.ts'
import { resultsBench } from '../bench/resultsBench.ts'
import { startBench } from '../bench/startBench.ts'
import { webBench } from '../bench/webBench.ts'
import { type BenchResult, log } from '../bench/workspace.ts'

const LARGE = Number(process.env.PINGYI_BENCH_CASES ?? 1_000_000)
const SMALL = LARGE / 10

const BENCHES: Readonly<Record<string, () => Promise<readonly BenchResult[]>>> = {
  P1: async () => [await importBench(LARGE)],
  P2: () => peerBench(LARGE),
  P3: () => growthBench(SMALL, LARGE),
  log: async () => [logBench(SMALL)],
  results: async () => [await resultsBench(SMALL)],
  P8: async () => [await startBench(LARGE)],
  P9: () => webBench(SMALL),
  overload: () => overloadBench(SMALL),
}

async function main(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !(name in BENCHES) && name !== 'P6')
  if (unknown.length > 0)
    throw new Error(
      `no bench ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')} (P6 runs with P2)`,
    )
  const wanted = names.length > 0 ? names.map((name) => (name === 'P6' ? 'P2' : name)) : Object.keys(BENCHES)
  const results: BenchResult[] = []
  for (const name of new Set(wanted)) {
    for (const result of (await BENCHES[name]?.()) ?? []) {
      log(
        `${result.id.padEnd(16)} ${result.value.toFixed(3).padStart(9)}  good ${result.good}  ${JSON.stringify(result.parts)}`,
      )
      results.push(result)
    }
  }
  const ratios = Object.fromEntries(results.map(({ id, value }) => [id, Number(value.toFixed(4))]))
  process.stdout.write(`${JSON.stringify(ratios)}\n`)
}

main(process.argv.slice(2)).catch((error: unknown) => {
  log(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
})
