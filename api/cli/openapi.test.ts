import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'

it('npm run openapi writes the document and the schemas of the files people write beside it', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'pingyi-openapi-'))
  const to = path.join(folder, 'out/openapi.json')
  const run = spawnSync(process.execPath, ['--import', 'tsx', 'api/cli/openapi.ts', '--to', to], {
    encoding: 'utf8',
  })
  expect([run.status, run.stderr]).toEqual([0, ''])
  expect(readdirSync(path.dirname(to)).sort()).toEqual([
    'calendar.schema.json',
    'mapping.schema.json',
    'openapi.json',
    'rule-set.schema.json',
    'scheme.schema.json',
  ])
  const read = (name: string) => JSON.parse(readFileSync(path.join(path.dirname(to), name), 'utf8'))
  expect(read('openapi.json').paths).toHaveProperty(['/api/v1/session'])
  expect(read('scheme.schema.json')).toMatchObject({ $id: 'scheme', type: 'object' })
  rmSync(folder, { recursive: true })
})
