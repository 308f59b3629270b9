import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { copiedVectors } from '#api/test/sharedVectors.ts'

const root = path.resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(path.join(os.tmpdir(), 'pingyi-vectors-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const args = (files: readonly string[]) => ['--import', 'tsx', 'api/cli/vectors.ts', ...files]

test('true vectors: one JSON line a file, exit 0', () => {
  const files = ['wilson.json', 'gcj02.json'].map((name) => path.join(copiedVectors, name))
  const lines = execFileSync(process.execPath, args(files), { cwd: root, encoding: 'utf8' })
    .trim()
    .split('\n')
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    { file: files[0], passed: 26, failed: 0, skipped: 0, firstFailure: null },
    { file: files[1], passed: 2, failed: 0, skipped: 0, firstFailure: null },
  ])
})

test('one wrong figure: exit 1, the first failure is named, the other files are still checked', () => {
  const wrong = path.join(folder, 'any name.json')
  const text = readFileSync(path.join(copiedVectors, 'gcj02.json'), 'utf8')
  writeFileSync(wrong, text.replace('22.540796131694766', '22.540796141694766'))
  const other = path.join(folder, 'other.json')
  writeFileSync(other, '{"name":"unknown","vectors":[{},{}]}')
  const broken = path.join(folder, 'broken.json')
  writeFileSync(broken, '[1')
  const { status, stdout } = spawnSync(process.execPath, args([wrong, other, broken]), {
    cwd: root,
    encoding: 'utf8',
  })
  const reports = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(status).toBe(1)
  expect(reports[0]).toMatchObject({ passed: 1, failed: 1, skipped: 0 })
  expect(reports[0]?.firstFailure).toContain('vectors[1]: latitude is 22.540796131694766')
  expect(reports[1]).toEqual({ file: other, passed: 0, failed: 0, skipped: 2, firstFailure: null })
  expect(reports[2]).toMatchObject({ passed: 0, failed: 1 })
})

test('no file at all is a mistake', () => {
  expect(spawnSync(process.execPath, args([]), { cwd: root }).status).toBe(1)
})
