// Runs the vitest suites in a process of their own and reports their totals from vitest's own JSON report.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

export interface Totals {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

interface Report {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[]
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
})

/** Where a Chromium stands: `CHROMIUM_PATH`, else the place Debian puts it, else null. */
export function findChromium(env: NodeJS.ProcessEnv): string | null {
  const place = env.CHROMIUM_PATH ?? '/usr/bin/chromium'
  return existsSync(place) ? place : null
}

/** Runs one tool to its end with our streams; resolves to its exit code, 1 when a signal ended it. */
export function runTool(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<number> {
  const child = spawn(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...env } })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
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
  if (report === null) return { passed: 0, failed: 1, skipped: 0 }
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length
  const failed = report.numFailedTests + broken
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: report.numPendingTests,
  }
}

/** The closing line of `npm test` and `npm run check`. */
export function closingLine({ passed, failed, skipped }: Totals): string {
  const line = `${passed} passed, ${failed} failed`
  return skipped === 0 ? line : `${line}, ${skipped} skipped`
}
