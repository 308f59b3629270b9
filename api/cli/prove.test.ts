import { spawnSync } from 'node:child_process'
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

test('a proof that does not exist and a scale that is none are mistakes', () => {
  const unknown = prove(['nothing'], '0.005')
  expect([unknown.status, unknown.stdout]).toEqual([1, ''])
  expect(unknown.stderr).toContain('there are ranking')
  for (const scale of ['0', '2', 'small']) expect(prove([], scale).status).toBe(1)
})
