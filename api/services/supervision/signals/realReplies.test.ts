// Replies of a real city government (附件4 of the public messages): which of them are one text.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { copiedReplies } from '../../../domain/signals/copies.ts'
import { contextOf } from '../../context.ts'
import { openBench, presetOf } from '../../import/test/importFixture.ts'
import { resolveScope } from '../../resolveScope.ts'
import { findingsOf } from './findings.ts'

const folder = process.env.PINGYI_REAL_DATA ?? join(import.meta.dirname, '../../../../../shared/data')
const file = join(folder, 'zhengwu/附件4.xlsx')
const isPresent = existsSync(file)
const title = isPresent ? 'real replies' : `real replies ABSENT at ${file}: nothing checked`

it(title, { timeout: 60_000 }, async () => {
  if (!isPresent) return
  const bench = openBench()
  await bench.run(file, { mapping: presetOf('opengov-zh') })
  const context = contextOf(bench.db, Date.parse('2026-01-01T00:00:00Z'))
  const { evidence } = await findingsOf(context, resolveScope(context, { period: '2000-01-01..2025-12-31' }))
  expect(evidence.replies).toHaveLength(120)
  const copied = copiedReplies(evidence.replies.map(({ text }) => text))
  const texts = new Map<string, string[]>()
  for (const [i, { caseId, text }] of evidence.replies.entries())
    if (copied[i]) texts.set(text, [...(texts.get(text) ?? []), caseId.replace('opengov-zh:', '')])
  expect([...texts]).toEqual([
    ['您好，你所反映的问题已转交相关单位调查处置。', ['178547', '179558', '179560']],
    ['您好，您所反映的问题，已转交相关部门调查处置。', ['179880', '179893']],
  ])
  bench.close()
})
