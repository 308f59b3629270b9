// `npm run check`: types, lint and format, import floors, dead code, the web build with its size budget, and all tests.
import { add, closingLine, runSuites, runTold, type Totals } from './checks/suites.ts'
import { runAllSuites } from './checks/tests.ts'

const LAUNCH = 'api/cli/launch.mjs'

/** Each step and the arguments Node runs it with: the same lines as the scripts of package.json. */
const steps: readonly (readonly [name: string, ...args: string[]])[] = [
  ['types: database and server', LAUNCH, '--bin', 'tsc', '-p', '.'],
  ['types: web', LAUNCH, '--bin', 'tsc', '-p', 'web'],
  ['lint and format', LAUNCH, '--bin', 'biome', 'ci', '--error-on-warnings'],
  [
    'import floors',
    LAUNCH,
    '--bin',
    'depcruise',
    'api',
    'db',
    'web',
    'fixtures',
    '--config',
    '.dependency-cruiser.cjs',
  ],
  ['dead code and unlisted packages', LAUNCH, '--bin', 'knip'],
  ['web build and sizes', LAUNCH, '--build', 'api/cli/sizes.ts'],
]

const heading = (name: string) => console.log(`\n=== ${name}`)

/** Two at a time, since most of them keep one core busy; each says what it has to say when it is over. */
async function runSteps(): Promise<string[]> {
  const failed: string[] = []
  const waiting = [...steps]
  const lane = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const [name, ...args] = step
      const { code, output } = await runTold(args)
      heading(name)
      process.stdout.write(output)
      if (code !== 0) failed.push(name)
    }
  }
  await Promise.all([lane(), lane()])
  return failed
}

/** All suites with every look of the screens in UTC, then everything without a page again where clocks change and days begin elsewhere. */
async function runTests(): Promise<Totals> {
  heading('tests, TZ=UTC')
  const first = await runAllSuites([], { TZ: 'UTC', PINGYI_E2E: 'all' })
  heading('tests, TZ=America/New_York')
  return add(first, await runSuites({ projects: ['node'], env: { TZ: 'America/New_York' } }))
}

const failedSteps = await runSteps()
const tests = await runTests()
const totals = add(tests, { passed: 0, failed: failedSteps.length, skipped: 0, failures: failedSteps })
console.log(`\n${closingLine(totals)}`)
process.exitCode = totals.failed === 0 ? 0 : 1
