// Keeps the import floors honest: the real tree is read and clean, and every rule refuses the violation it names.
import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const floors = ['api', 'db', 'web', 'fixtures']

interface Cruise {
  readonly summary: {
    readonly totalCruised: number
    readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[]
    readonly ruleSetUsed: {
      readonly forbidden: readonly { readonly name: string; readonly comment: string }[]
    }
  }
}

/** Each rule, a file that breaks it, and the line that does. */
const violations: readonly (readonly [rule: string, file: string, line: string])[] = [
  ['vocabulary-imports-nothing', 'db/units.ts', "import '#api/domain/rule.ts'"],
  ['domain-only-vocabulary', 'api/domain/a.ts', "import '#db/open.ts'"],
  ['domain-only-vocabulary', 'api/domain/b.ts', "import '../services/act.ts'"],
  ['domain-no-node', 'api/domain/c.ts', "import 'node:fs'"],
  ['domain-no-packages', 'api/domain/d.ts', "import 'typebox'"],
  ['db-no-api', 'db/queries/a.ts', "import '#api/domain/rule.ts'"],
  ['facts-only-domain', 'db/facts/a.ts', "import type { A } from '#api/contract/shape.ts'"],
  ['facts-domain-types-only', 'db/facts/b.ts', "import { rule } from '#api/domain/rule.ts'"],
  ['db-no-web', 'db/queries/b.ts', "import '#web/lib/words.ts'"],
  ['db-no-fastify', 'db/queries/c.ts', "import 'fastify'"],
  ['connection-only-in-db', 'api/services/a.ts', "import 'better-sqlite3'"],
  ['contract-no-rows', 'api/contract/a.ts', "import type { B } from '#db/open.ts'"],
  ['contract-domain-types-only', 'api/contract/b.ts', "import { rule } from '../domain/rule.ts'"],
  ['contract-only-typebox', 'api/contract/c.ts', "import 'fastify'"],
  ['services-no-http', 'api/services/b.ts', "import type { FastifyRequest } from 'fastify'"],
  ['services-no-http', 'api/services/c.ts', "import '../routes/one.ts'"],
  ['routes-apart', 'api/routes/two.ts', "import './one.ts'"],
  ['no-import-of-entries', 'api/routes/three.ts', "import '../app.ts'"],
  ['web-no-database', 'web/lib/a.ts', "import '#db/open.ts'"],
  ['web-no-server', 'web/lib/b.ts', "import '#api/services/act.ts'"],
  ['web-no-node', 'web/lib/c.ts', "import 'node:path'"],
  ['features-apart', 'web/features/cases/a.ts', "import '../heat/page.ts'"],
  ['shared-below-features', 'web/ui/a.ts', "import '../features/heat/page.ts'"],
  ['features-below-app', 'web/features/heat/a.ts', "import '../../app/routes.ts'"],
  ['echarts-only-in-charts', 'web/features/heat/b.ts', "import 'echarts/core'"],
  ['workbooks-only-in-exports', 'web/features/heat/d.ts', "import 'hucre/xlsx'"],
  ['leaflet-only-in-map', 'web/features/heat/c.ts', "import 'leaflet'"],
  ['kiosk-only-marks', 'web/kiosk/a.ts', "import '../lib/words.ts'"],
  ['marks-import-nothing', 'web/marks/a.ts', "import '#db/vocabulary.ts'"],
  ['fixtures-are-files', 'api/services/d.ts', "import '../../fixtures/build.ts'"],
  ['fixtures-only-vocabulary', 'fixtures/a.ts', "import '#api/domain/rule.ts'"],
  ['no-import-of-tests', 'api/services/e.ts', "import '../test/help.ts'"],
  ['no-cycle', 'api/domain/e.ts', "import './f.ts'"],
  ['resolvable', 'api/domain/g.ts', "import './nowhere.ts'"],
]

/** Edges the floors allow, each of which a careless rule would refuse. */
const allowed: readonly (readonly [file: string, line: string])[] = [
  ['api/domain/ok.ts', "import '#db/vocabulary.ts'\nimport '@noble/hashes/sha2.js'"],
  ['api/domain/ok.test.ts', "import 'node:fs'\nimport 'vitest'"],
  ['db/facts/ok.ts', "import type { Rule } from '#api/domain/rule.ts'"],
  ['api/contract/ok.ts', "import type { Rule } from '../domain/rule.ts'\nimport 'typebox'"],
  ['api/services/ok.ts', "import '../domain/rule.ts'\nimport '#db/open.ts'\nimport 'node:fs'"],
  ['api/routes/ok.ts', "import '../services/act.ts'\nimport '#db/open.ts'\nimport 'fastify'"],
  [
    'web/features/heat/ok.ts',
    "import '#api/domain/rule.ts'\nimport '#api/contract/shape.ts'\nimport '../../lib/words.ts'",
  ],
]

const targets: readonly (readonly [file: string, text: string])[] = [
  ['api/domain/rule.ts', 'export type Rule = string\nexport const rule = 1'],
  ['api/domain/f.ts', "import './e.ts'"],
  ['api/contract/shape.ts', 'export type A = string'],
  ['api/services/act.ts', 'export {}'],
  ['api/routes/one.ts', 'export {}'],
  ['api/app.ts', 'export {}'],
  ['api/test/help.ts', 'export {}'],
  ['db/vocabulary.ts', 'export {}'],
  ['db/open.ts', 'export type B = string'],
  ['web/lib/words.ts', 'export {}'],
  ['web/app/routes.ts', 'export {}'],
  ['web/features/heat/page.ts', 'export {}'],
  ['fixtures/build.ts', 'export {}'],
]

function cruise(folder: string): Promise<Cruise> {
  const depcruise = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const args = [depcruise, ...floors, '--config', path.join(folder, '.dependency-cruiser.cjs'), '-T', 'json']
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 1 << 28 }, (error, stdout) => {
      if (stdout === '') reject(error ?? new Error('dependency-cruiser printed nothing'))
      else resolve(JSON.parse(stdout) as Cruise)
    })
  })
}

/** A small tree with this project's own configuration, so that nothing is planted where others compile. */
function plant(files: readonly (readonly [file: string, text: string])[]): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pingyi-floors-'))
  for (const name of ['package.json', 'tsconfig.json', '.dependency-cruiser.cjs']) {
    cpSync(path.join(root, name), path.join(folder, name))
  }
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'dir')
  for (const [file, text] of files) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
    writeFileSync(path.join(folder, file), `${text}\n`)
  }
  return folder
}

describe('import floors', () => {
  const planted: string[] = []
  let refused: Cruise

  beforeAll(async () => {
    const folder = plant([
      ...targets,
      ...violations.map(([, file, line]) => [file, line] as const),
      ...allowed,
    ])
    planted.push(folder)
    refused = await cruise(folder)
  })

  afterAll(() => {
    for (const folder of planted) rmSync(folder, { recursive: true, force: true })
  })

  it.each(violations)('%s refuses %s', (rule, file) => {
    const found = refused.summary.violations.filter(({ from }) => from === file).map((one) => one.rule.name)
    expect(found).toContain(rule)
  })

  it.each(allowed)('%s may import what its floor allows', (file) => {
    expect(refused.summary.violations.filter(({ from }) => from === file)).toEqual([])
  })

  it('every rule has a violation planted here and says what to do instead', () => {
    const rules = refused.summary.ruleSetUsed.forbidden
    expect(rules.map(({ name }) => name).sort()).toEqual(
      [...new Set(violations.map(([rule]) => rule))].sort(),
    )
    for (const { comment } of rules) expect(comment.length).toBeGreaterThan(20)
  })

  it('reads the whole real tree, not an empty one, and refuses the one violation planted there', async () => {
    const file = `api/domain/planted${process.pid}.ts`
    writeFileSync(path.join(root, file), "import 'node:fs'\n")
    try {
      const { summary } = await cruise(root)
      expect(summary.totalCruised).toBeGreaterThan(60)
      expect(summary.violations.map(({ from, rule }) => [from, rule.name])).toEqual([
        [file, 'domain-no-node'],
      ])
    } finally {
      rmSync(path.join(root, file))
    }
  })
})
