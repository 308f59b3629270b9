// The totals that end `npm test`: what counts as a failure and how the line reads.
import path from 'node:path'
import { expect, it } from 'vitest'
import { add, closingLine, findChromium, runTold, totalsOf } from './suites.ts'

const report = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 1, testResults: [] }

it('a run that ended well reports what vitest counted', () => {
  expect(totalsOf(report, 0)).toEqual({ passed: 5, failed: 0, skipped: 1, failures: [] })
})

it('a run that ended badly without a failed test is a failure', () => {
  expect(totalsOf(report, 1).failed).toBe(1)
})

it('a run that left no report is a failure even if it ended well', () => {
  expect(totalsOf(null, 0)).toMatchObject({ passed: 0, failed: 1, skipped: 0 })
})

it('a file that broke before its first test is a failure', () => {
  const testResults = [
    {
      name: path.resolve('api/a.test.ts'),
      status: 'failed',
      message: 'no such module\nat …',
      assertionResults: [],
    },
    {
      name: path.resolve('api/b.test.ts'),
      status: 'failed',
      assertionResults: [
        { fullName: 'counts', status: 'failed', failureMessages: ['expected 1 to be 2\nat …'] },
        { fullName: 'adds', status: 'passed', failureMessages: [] },
      ],
    },
  ]
  const totals = totalsOf({ ...report, numFailedTests: 1, testResults }, 1)
  expect(totals.failed).toBe(2)
  expect(closingLine(totals).split('\n')).toEqual([
    'FAILED api/a.test.ts: no such module',
    'FAILED api/b.test.ts > counts: expected 1 to be 2',
    '5 passed, 2 failed, 1 skipped',
  ])
})

it('the closing line names skipped tests only when there are any', () => {
  expect(closingLine({ passed: 2, failed: 0, skipped: 0 })).toBe('2 passed, 0 failed')
  expect(closingLine(add({ passed: 2, failed: 1, skipped: 3 }, { passed: 1, failed: 0, skipped: 0 }))).toBe(
    '3 passed, 1 failed, 3 skipped',
  )
})

it('a tool that fails is told with all it said', async () => {
  const { code, output } = await runTold(['-e', 'console.log("out"); console.error("err"); process.exit(3)'])
  expect([code, output.split('\n').sort().join(' ').trim()]).toEqual([3, 'err out'])
})

it('a Chromium that is named but not there is not found', () => {
  expect(findChromium({ CHROMIUM_PATH: '/nowhere/chromium' })).toBeNull()
  expect(findChromium({ CHROMIUM_PATH: process.execPath })).toBe(process.execPath)
})
