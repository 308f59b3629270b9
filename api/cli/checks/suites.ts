// Runs the vitest suites in a process of their own and reports their totals from vitest's own JSON report.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

export interface Totals {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  /** Every failed test (or file) with what it said first: a line each, to be read where the output ends. */
  readonly failures?: readonly string[]
}

interface TestResult {
  readonly fullName: string
  readonly status: string
  readonly failureMessages?: readonly string[]
}

interface FileResult {
  readonly name: string
  readonly status: string
  readonly message?: string
  readonly assertionResults: readonly TestResult[]
}

interface Report {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly testResults: readonly FileResult[]
}

export interface SuiteRun {
  readonly projects: readonly string[]
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

export const add = (a: Totals, b: Totals): Totals => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
  failures: [...(a.failures ?? []), ...(b.failures ?? [])],
})

/** Where a Chromium stands: `CHROMIUM_PATH`, else the place Debian puts it, else null. */
export function findChromium(env: NodeJS.ProcessEnv): string | null {
  const place = env.CHROMIUM_PATH ?? '/usr/bin/chromium'
  return existsSync(place) ? place : null
}

/** Runs one tool to its end with our streams; resolves to its exit code, 1 when a signal ended it. */
function runTool(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<number> {
  const child = spawn(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...env } })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

/** Runs one tool to its end; resolves to its exit code, 1 when a signal ended it, and to all it said. */
export function runTold(args: readonly string[]): Promise<{ code: number; output: string }> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

export async function runSuites({ projects, args = [], env = {} }: SuiteRun): Promise<Totals> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pingyi-report-'))
  const report = path.join(folder, 'report.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const suites = projects.flatMap((project) => ['--project', project])
  try {
    const code = await runTool(
      ['node_modules/vitest/vitest.mjs', 'run', ...suites, ...reporters, ...args],
      env,
    )
    return totalsOf(existsSync(report) ? (JSON.parse(readFileSync(report, 'utf8')) as Report) : null, code)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Passed, failed and skipped tests. A file that broke before its first test counts as one failure, and so does a run
 * that ended badly although no test failed (an unhandled error, a killed process, no test found).
 */
export function totalsOf(report: Report | null, exitCode: number): Totals {
  if (report === null)
    return { passed: 0, failed: 1, skipped: 0, failures: ['the run left no report of its tests'] }
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length
  const failed = report.numFailedTests + broken
  const failures = report.testResults.flatMap(failuresOf)
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: report.numPendingTests,
    failures:
      failed === 0 && exitCode !== 0
        ? ['the run ended badly although no test failed: read its output']
        : failures,
  }
}

const firstLine = (text: string): string => text.split('\n', 1)[0] ?? ''

function failuresOf({ name, status, message, assertionResults }: FileResult): string[] {
  const file = path.relative(process.cwd(), name)
  if (status === 'failed' && assertionResults.length === 0) return [`${file}: ${firstLine(message ?? '')}`]
  return assertionResults
    .filter((test) => test.status === 'failed')
    .map((test) => `${file} > ${test.fullName}: ${firstLine(test.failureMessages?.[0] ?? '')}`)
}

/** How `npm test` and `npm run check` end: the failures by name, then the line of totals, which is the last. */
export function closingLine({ passed, failed, skipped, failures = [] }: Totals): string {
  const line = `${passed} passed, ${failed} failed`
  return [
    ...failures.map((failure) => `FAILED ${failure}`),
    skipped === 0 ? line : `${line}, ${skipped} skipped`,
  ].join('\n')
}
