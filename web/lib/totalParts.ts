// A quarter's total in words: what it is made of, of whom each part has data, and what becomes of the share of one that has none.
import type { TotalPartView } from '#api/contract/totalParts.ts'
import { isCode, TOTAL_PARTS, type TotalPart } from '#db/vocabulary.ts'
import type { Words } from './i18n/WordsContext.tsx'

type Parts = readonly TotalPartView[]
/** A row of a ranking or of a result; parts are missing or empty where there is no total. */
export interface WithParts {
  readonly parts?: Parts | undefined
}

const nameOf = (part: string, { label }: Words): string =>
  isCode(TOTAL_PARTS, part) ? label(TOTAL_PARTS, part) : part

/** `综合得分 93.21 × 88.9%，第三方监督 98.00 × 11.1%，居民评议 无数据，权重分摊`; empty without parts. */
export function partsLine(parts: Parts, words: Words): string {
  const { t, f } = words
  return parts
    .map(({ part, applied, value }) => {
      const name = nameOf(part, words)
      return applied === null
        ? t('appraisal.partLeftOut', { part: name })
        : t('appraisal.partApplied', { part: name, points: f.score(value), share: f.rate(applied) })
    })
    .join(t('appraisal.partLineGap'))
}

/** A part of one department; undefined where it has no data. */
export const partOf = ({ parts = [] }: WithParts, part: TotalPart): TotalPartView | undefined =>
  parts.find((one) => one.part === part && one.applied !== null)

/** The parts that have a column: the score and what counts for anybody beside it; none where that is nothing. */
export function partsShown(rows: readonly WithParts[]): TotalPart[] {
  const beside = (['supervision', 'council'] as const).filter((part) => rows.some((row) => partOf(row, part)))
  return beside.length === 0 ? [] : ['score', ...beside]
}

/**
 * `综合得分 80%、第三方监督 10%（26 个单位中 24 个有数据）、居民评议 10%（本期无数据）`, with what follows for those without; empty
 * where no row has a total.
 */
export function coverageText(rows: readonly WithParts[], words: Words): string {
  const { t, f } = words
  const judged = rows.filter(({ parts = [] }) => parts.length > 0)
  const first = judged[0]?.parts ?? []
  if (first.length === 0) return ''
  const counted = first.map(({ part, share }) => {
    const n = judged.filter((row) => partOf(row, part) !== undefined).length
    const values = { part: nameOf(part, words), share: f.rate(share, 0), n, of: judged.length }
    const key = n === judged.length ? 'partOfAll' : n === 0 ? 'partOfNone' : 'partOfSome'
    return { text: t(`appraisal.${key}`, values), isWhole: n === judged.length }
  })
  const list = counted.map(({ text }) => text).join(t('appraisal.partGap'))
  return (
    t('appraisal.parts', { parts: list }) +
    (counted.every(({ isWhole }) => isWhole) ? '' : t('appraisal.partsSpread'))
  )
}
