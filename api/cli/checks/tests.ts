// What `npm test` means: every suite, the browser's too where a Chromium is found.
import { add, findChromium, runSuites, type Totals } from './suites.ts'

const HOW = 'Install chromium, or name one in CHROMIUM_PATH.'
const ONE_FAILURE: Totals = { passed: 0, failed: 1, skipped: 0, failures: ['the browser tests did not run'] }

/** Runs all suites; without a Chromium says so, which under `CI=true` is a failure. */
export async function runAllSuites(
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<Totals> {
  const chromium = findChromium(process.env)
  if (chromium !== null) {
    return await runSuites({
      projects: ['node', 'web', 'e2e'],
      args,
      env: { ...env, CHROMIUM_PATH: chromium },
    })
  }
  const totals = await runSuites({ projects: ['node', 'web'], args, env })
  const isFailure = process.env.CI === 'true'
  console.log(
    `Browser tests did NOT run: no Chromium found. ${HOW}${isFailure ? ' With CI=true this is a failure.' : ''}`,
  )
  return isFailure ? add(totals, ONE_FAILURE) : totals
}
