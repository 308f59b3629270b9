// AC-12 in a browser: on overview, notice and brief every 环比, 同比 and change is the API's, in both languages and all comparisons.
import { describe, expect, it } from 'vitest'
import type { Kpis } from '#api/contract/kpis.ts'
import type { Meta } from '#api/contract/meta.ts'
import { createFormat } from '#web/lib/format.ts'
import { en } from '#web/lib/i18n/en.ts'
import { makeTranslate } from '#web/lib/i18n/translate.ts'
import { zh } from '#web/lib/i18n/zh.ts'
import { compareFaults } from '#web/test/compareWords.ts'
import { ask } from './api.ts'
import { QUARTER } from './screens.ts'
import { visits } from './support.ts'

const { visit } = visits()
const formats = {
  zh: createFormat('zh', 'Asia/Shanghai', makeTranslate(zh, 'zh')),
  en: createFormat('en', 'Asia/Shanghai', makeTranslate(en, 'en')),
}
const HEADS = {
  zh: { previous: '环比', yearAgo: '同比' },
  en: { previous: 'vs previous', yearAgo: 'vs year ago' },
}

/** What is said in sentences; the table of the brief has both comparisons under their own heads. */
const SENTENCES = `[...document.querySelectorAll('.paper-letter > p, .overview-brief li')].map((one) => one.textContent)`
const TABLE = `[...document.querySelectorAll('.paper-brief table tr')].map((row) => [...row.children].map((cell) => cell.textContent.trim()))`

async function namesOf(lang: 'zh' | 'en'): Promise<Record<string, string>> {
  const { metrics } = await ask<Meta>('/meta')
  return Object.fromEntries(metrics.map(({ id, name }) => [id, name[lang]]))
}

/** Cells of the brief's table under either head, as they are and as they should be. */
function cellsOf([heads = [], ...rows]: readonly string[][], { kpis, lang, names }: TableOf) {
  return (['previous', 'yearAgo'] as const).flatMap((basis) => {
    const column = heads.indexOf(HEADS[lang][basis])
    return rows.map((row) => {
      const id = Object.keys(names).find((one) => names[one] === row[0]) ?? ''
      const metric = kpis.metrics[id]
      const expected = metric && formats[lang].change(metric, kpis[basis]?.metrics[id])
      return { cell: `${row[0]} ${basis} ${row[column]}`, expected: `${row[0]} ${basis} ${expected}` }
    })
  })
}

interface TableOf {
  readonly kpis: Kpis
  readonly lang: 'zh' | 'en'
  readonly names: Readonly<Record<string, string>>
}

describe.each(['zh', 'en'] as const)('in %s', (lang) => {
  it.each(['previous', 'yearAgo', 'none'] as const)(
    'compared with %s every word and number is the API’s',
    async (compare) => {
      const at = await visit({ lang })
      const kpis = await ask<Kpis>(`/kpis?period=${QUARTER}`)
      const names = await namesOf(lang)
      const judged = lang === 'zh' ? /波动|持平/ : /variation|unchanged/
      for (const screen of ['/', '/notice', '/notice/brief']) {
        await at.open(`${screen}?period=${QUARTER}&compare=${compare}`)
        const texts: string[] = await at.page.evaluate(SENTENCES)
        expect(texts.length, screen).toBeGreaterThan(2)
        const about = { kpis, compare, lang, f: formats[lang], names }
        expect(compareFaults(texts.join('\n'), about), screen).toEqual([])
        expect(judged.test(texts.join()), screen).toBe(compare !== 'none')
      }
      const cells = cellsOf(await at.page.evaluate(TABLE), { kpis, lang, names })
      expect(cells.length).toBeGreaterThan(8)
      expect(cells.map(({ cell }) => cell)).toEqual(cells.map(({ expected }) => expected))
      await at.close()
    },
  )
})
