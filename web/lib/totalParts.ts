// A quarter's total and its parts in words: which parts count, by which share, and the sum that a reader makes again.
import type { RankingRow } from '#api/contract/rankings.ts'
import { SCORE_Z } from '#api/domain/statistics/composite.ts'
import { codes, TOTAL_PARTS, type TotalPart } from '#db/vocabulary.ts'
import type { Words } from './i18n/WordsContext.tsx'

export type Parts = NonNullable<RankingRow['parts']>
export type Part = Parts[number]

type Row = Partial<Pick<RankingRow, 'parts'>>

/** A ranking, or the results of a snapshot. */
interface Groups<R> {
  readonly groups: readonly { readonly rows: readonly R[] }[]
}

/** The parts that count for anybody, the score among them; none where everybody's total is the score. */
export function partsShown(rows: readonly Row[]): readonly TotalPart[] {
  const counting = codes(TOTAL_PARTS).filter((part) => rows.some((row) => partOf(row, part)?.applied != null))
  return counting.some((part) => part !== 'score') ? counting : []
}

export const partOf = ({ parts }: Row, part: TotalPart): Part | undefined =>
  parts?.find((one) => one.part === part)

/** What a version ranks by, in a word: its total where more than the score counts, else the score. */
export const rankedBy = (rankings: Groups<Row>, { t }: Pick<Words, 't'>): string =>
  t(partsShown(rowsOf(rankings)).length > 0 ? 'figure.total' : 'figure.score')

/** The same inside a sentence. */
export function rankedByInText(rankings: Groups<Row>, words: Pick<Words, 't' | 'lang'>): string {
  const name = rankedBy(rankings, words)
  return words.lang === 'en' ? name.toLowerCase() : name
}

export const rowsOf = <R>({ groups }: Groups<R>): readonly R[] => groups.flatMap(({ rows }) => rows)

/** The share a part counts by, exact: `0.80`; where others were spread over it a fraction, `8/9`. Null = it does not count. */
export function shareText({ share, applied }: Pick<Part, 'share' | 'applied'>, f: Words['f']): string | null {
  if (applied === null) return null
  const [num, den] = [Math.round(share * 1000), Math.round((share / applied) * 1000)]
  const common = divisor(num, den)
  return 100 % (den / common) === 0 ? f.score(num / den) : f.fraction(num / common, den / common)
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))

/** `94.12×8/9`: what a part gives to the total. Null = it does not count. */
export function termText(part: Part, f: Words['f']): string | null {
  const share = shareText(part, f)
  return share === null || part.value === null ? null : `${f.score(part.value)}×${share}`
}

/** `综合分 94.12×8/9 + 居民评议 80.00×1/9`: the sum of one row; empty where nothing was ranked. */
export const partLine = (parts: Parts, { f, label }: Words): string =>
  parts
    .flatMap((part) => {
      const term = termText(part, f)
      return term === null ? [] : [`${label(TOTAL_PARTS, part.part)} ${term}`]
    })
    .join(' + ')

/**
 * How a version's totals are made, by the shares before any were spread, or that they are the scores. Null = it has none: a month,
 * or the data as they are.
 */
export function totalFormula(rankings: Groups<Row>, { t, f, label }: Words): string | null {
  const rows = rowsOf(rankings)
  const parts = rows.find((row) => partOf(row, 'score')?.applied != null)?.parts
  if (parts === undefined) return null
  if (partsShown(rows).length === 0) {
    const others = parts.filter(({ part }) => part !== 'score')
    return t('figure.totalIsScore', {
      parts: others.map(({ part }) => label(TOTAL_PARTS, part)).join(t('kit.listGap')),
    })
  }
  const terms = parts.map(({ part, share }) => `${label(TOTAL_PARTS, part)}×${f.score(share)}`).join(' + ')
  const isSpread = rows.some((row) => row.parts?.some(({ applied }) => applied === null))
  return t(isSpread ? 'figure.totalFormulaSpread' : 'figure.totalFormula', { terms })
}

/** Points of a part with its own 95 % interval, cut to 0…100. */
export function pointsOf({ value, variance }: Pick<Part, 'value' | 'variance'>) {
  if (value === null || variance === null) return { value, lo: null, hi: null }
  const half = SCORE_Z * Math.sqrt(variance)
  return { value, lo: Math.max(0, value - half), hi: Math.min(100, value + half) }
}
