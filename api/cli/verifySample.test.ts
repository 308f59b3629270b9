import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { aDraw, aPopulation } from '#api/test/aDraw.ts'
import { verifyDraw } from '../domain/sampling/verifyDraw.ts'

const root = path.resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(path.join(os.tmpdir(), 'pingyi-draw-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function written(contents: string): string {
  const file = path.join(folder, 'draw.json')
  writeFileSync(file, contents)
  return file
}

function verified(contents: string) {
  const args = ['--import', 'tsx', 'api/cli/verifySample.ts', written(contents)]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
  return { status, stderr, last: JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as unknown }
}

test('a true draw: exit 0, with what one compares with the notice', () => {
  const file = aDraw()
  const { status, stderr, last } = verified(`\ufeff${JSON.stringify(file)}`)
  expect(last).toEqual({
    ok: true,
    drawId: file.drawId,
    ...{ period: '2026-Q3', filters: { urgency: ['urgent'] } },
    ...{ frame: 40, sample: 8, replacements: 6 },
    frameHash: file.frameHash,
    seed: file.seed,
    planBound: true,
  })
  expect(stderr).toContain(file.frameHash)
  expect(status).toBe(0)
})

test('a false one: exit 1 with the first difference, in both languages', () => {
  const { sample, ...file } = aDraw()
  const { status, stderr, last } = verified(JSON.stringify({ ...file, sample: sample.slice(1) }))
  expect(last).toMatchObject({
    ok: false,
    difference: { code: 'sample_record', at: 1, expected: sample[0]?.id },
  })
  expect(stderr).toMatch(/样本第1项应为.*\n.*Entry 1 of the sample should be/)
  expect(status).toBe(1)
})

test('what is no JSON and what is not there are false', () => {
  expect(verified('{')).toMatchObject({ status: 1, last: { ok: false } })
  const none = spawnSync(process.execPath, ['--import', 'tsx', 'api/cli/verifySample.ts', '/nowhere.json'], {
    cwd: root,
  })
  expect(none.status).toBe(1)
})

const hasPython = spawnSync('python3', ['--version']).status === 0
if (!hasPython && process.env.CI !== 'true')
  process.stderr.write('no python3: the second program of the draw is not run\n')

describe.runIf(hasPython || process.env.CI === 'true')('a second program, in Python', () => {
  const script = path.join(root, 'fixtures/vectors/second/draw_sample.py')
  const ids = ['𠮷-1', '\uff5e-1', 'é-2', '12345-住建局-0', '__proto__', 'Z', 'a b']
  test.each([
    ['the usual draw', aDraw()],
    ['no parties', aDraw({ commitments: [], reveals: [], public: '骰子 31415926535897932384' })],
    ['a party that kept its secret', aDraw({ reveals: [] })],
    [
      'ids whose order differs by code point',
      aDraw({}, { ...aPopulation(), records: ids.map((id) => ({ id, stratum: '' })), allocation: { '': 4 } }),
    ],
    [
      'a few hundred records',
      aDraw(
        { replacements: 9 },
        {
          ...aPopulation(),
          records: Array.from({ length: 500 }, (_, i) => ({ id: `GD${i}`, stratum: `s${i % 7}` })),
          allocation: { s0: 5, s1: 0, s2: 70, s6: 71 },
        },
      ),
    ],
  ])('%s is the same to the last digit', (_, file) => {
    expect(verifyDraw(JSON.parse(JSON.stringify(file)))).toMatchObject({ isTrue: true })
    const { frameHash, seed, sample, replacements } = file
    const blank = { ...file, frameHash: '', seed: '', sample: [] }
    const said: unknown = JSON.parse(
      execFileSync('python3', [script, written(JSON.stringify(blank))], { encoding: 'utf8' }),
    )
    expect(said).toEqual({ frameHash, seed, sample, replacements })
  })
})
