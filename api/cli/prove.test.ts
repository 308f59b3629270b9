import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')

function prove(names: readonly string[], scale: string) {
  return spawnSync(process.execPath, ['--import', 'tsx', 'api/cli/prove.ts', ...names], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, PINGYI_PROVE_SCALE: scale },
  })
}

test('figures for people on stderr, one JSON object as the last line, exit 0', () => {
  const { status, stdout, stderr } = prove(['ranking'], '0.005')
  const last = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Record<string, unknown>
  expect(last).toMatchObject({
    passed: true,
    scale: 0.005,
    proofs: { ranking: { passed: true, trials: 10 } },
  })
  expect(stderr).toContain('found_12_points_lower')
  expect(status).toBe(0)
})

test('a proof that writes and damages real files leaves its figures and nothing else', () => {
  const before = readdirSync(os.tmpdir()).filter((name) => name.startsWith('pingyi-wal-'))
  const { status, stdout } = prove(['wal'], '0.01')
  expect(JSON.parse(stdout.trim())).toMatchObject({
    passed: true,
    proofs: { wal: { trials: 20, not_whole: 0, no_prefix_of_commits: 0, durable_commits_lost: 0 } },
  })
  expect(status).toBe(0)
  expect(readdirSync(os.tmpdir()).filter((name) => name.startsWith('pingyi-wal-'))).toEqual(before)
})

test('a proof that does not exist and a scale that is none are mistakes', () => {
  const unknown = prove(['nothing'], '0.005')
  expect([unknown.status, unknown.stdout]).toEqual([1, ''])
  expect(unknown.stderr).toContain('there are ranking, receipts, sampling, signals, tables, privacy, bombs')
  for (const scale of ['0', '2', 'small']) expect(prove([], scale).status).toBe(1)
})
