// The group on screen as the long picture: the same order, marks and words as the table.
import type { Meta } from '#api/contract/meta.ts'
import type { RankingRow, Rankings } from '#api/contract/rankings.ts'
import { TOTAL_PARTS } from '#db/vocabulary.ts'
import {
  filterText,
  recheckLine,
  snapshotLine,
  statusLine,
  statusText,
  watermarkOf,
} from '#web/exports/envelope.ts'
import type { Stamp } from '#web/exports/exportTable.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'
import { formulaText, schemeName } from '#web/lib/schemeName.ts'
import { scoreAxis, standingOf, tiedRanks } from '#web/lib/standing.ts'
import { partsShown, rankedByInText, rowsOf, termText, totalFormula } from '#web/lib/totalParts.ts'
import type { PosterInput } from '#web/marks/poster.ts'
import type { PosterRow } from '#web/marks/posterRow.ts'
import { sorted } from '#web/ui/tableSort.ts'
import { rankedRows, sortValue } from './rankRows.ts'
import { type RankExport, standingText, titleOf } from './rankTable.ts'

export function rankPoster(
  input: RankExport,
  stamp: Stamp,
  { meta, words }: { meta: Meta; words: Words },
): PosterInput {
  const { rankings, group, view, earlier } = input
  const { t, f } = words
  const { target } = meta.ruleSet
  const ranked = sorted(rankedRows(group, earlier), view.params.sort, sortValue)
  const hasRange = ranked.some(({ row }) => row.rankLow !== null)
  const out = group.rows.filter((row) => !row.ranked)
  return {
    lang: words.lang,
    street: meta.street.name,
    title: titleOf(rankings, group, words),
    sub: [
      `${f.periodDays(rankings.period.id)} · ${filterText(view.filters, meta, words)}`,
      ...[totalFormula(rankings, words) ?? []].flat(),
      formulaText(rankings.indicators, meta.metrics, words),
    ],
    watermark: watermarkOf(rankings, words),
    status: statusText(rankings.status, words),
    axis: { ...scoreAxis(group.rows, target), target, targetLabel: t('figure.standard') },
    rows: [
      ...ranked.map(({ row }) => posterRow(row, input, { meta, words })),
      ...out.map((row) => posterRow(row, input, { meta, words })),
    ],
    foot: [
      t('exports.readInterval', { what: rankedByInText(rankings, words), target }),
      ...(hasRange ? [t('exports.readRange')] : []),
      t('exports.footBy', {
        rules: rankings.ruleSet,
        scheme: schemeName(rankings.scheme, words),
        time: f.dateTimeLong(rankings.asOf),
      }),
      t('exports.footWho', {
        who: stamp.who,
        time: f.dateTimeLong(stamp.atMs),
        status: statusLine(rankings, words),
      }),
      ...recheckFoot(input, words),
      ...(rankings.snapshot ? [snapshotFoot(rankings, words)] : []),
    ],
    partOf: (n, of) => t('exports.picturePart', { n, of }),
  }
}

function recheckFoot({ rankings, address }: RankExport, { t }: Words): string[] {
  // A line of the picture may break before the query.
  const text = recheckLine(rankings, address)?.replace('?', ' ?') ?? null
  return text === null ? [] : [t('notice.note', { label: t('exports.noteRecheck'), text })]
}

/** Sixteen signs of the hash at a time: it is compared by eye, and its lines must break somewhere. */
function snapshotFoot(rankings: Rankings, words: Words): string {
  const line = snapshotLine(rankings, words).replace(/[0-9a-f]{64}/, (hash) =>
    hash.replace(/.{16}(?=.)/g, '$& '),
  )
  return words.t('exports.footSnapshot', { line })
}

function posterRow(
  row: RankingRow,
  { rankings, group }: RankExport,
  { meta, words }: { meta: Meta; words: Words },
): PosterRow {
  const { t, f, say } = words
  const { target } = meta.ruleSet
  const { kind, isSmall } = standingOf(row, target)
  const { value, lo, hi } = row.score
  const isTied = row.rank !== null && tiedRanks(group.rows).has(row.rank)
  return {
    lead: row.rank === null ? f.integer(null) : String(row.rank),
    ...(isTied ? { leadNote: t('rank.tied') } : {}),
    name: row.department.name,
    standing: { kind: isSmall ? 'uncertain' : kind, text: standingText(row, target, words) },
    figure: f.score(value),
    ...(row.rankLow === null ? {} : { figureNote: rangeText(row, words) }),
    ...(value === null || lo === null || hi === null ? {} : { interval: { value, lo, hi, isSmall } }),
    ...madeOf(row, rankings, words),
    facts: rankings.indicators.map(({ metric: id }) => {
      const entry = meta.metrics.find((one) => one.id === id)
      const metric = row.indicators[id]
      const name = entry ? say(entry.name) : id
      if (!metric || metric.den === 0) return { label: name, value: f.rate(null) }
      return { label: name, value: f.rate(metric.value), note: f.fraction(metric.num, metric.den) }
    }),
  }
}

/** `= 综合分 94.12×8/9 + 居民评议 90.50×1/9`: below the facts, where more than the score counts. */
function madeOf(row: RankingRow, rankings: Rankings, { f, label }: Words): Pick<PosterRow, 'below'> {
  if (partsShown(rowsOf(rankings)).length === 0 || row.score.value === null) return {}
  const terms = (row.parts ?? []).flatMap((part) => {
    const term = termText(part, f)
    return term === null ? [] : [`${label(TOTAL_PARTS, part.part)} ${term}`]
  })
  return { below: `= ${terms.join(' + ')}` }
}

/** `第2–5名 · 第1档`. */
function rangeText({ rankLow, rankHigh, tier }: RankingRow, { t, f }: Words): string {
  const range = f.rankRange(rankLow, rankHigh)
  return tier === null ? range : t('exports.rangeTier', { range, n: tier })
}
