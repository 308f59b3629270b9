// One group of the ranking as a table of typed columns: place, score, indicators with their counts, volume, change.
import type { Meta } from '#api/contract/meta.ts'
import type { Metric } from '#api/contract/metric.ts'
import type { RankingGroup, RankingRow, Rankings } from '#api/contract/rankings.ts'
import { REASONS, TOTAL_PARTS, type TotalPart } from '#db/vocabulary.ts'
import type { ExportCell, ExportColumn, ExportTable } from '#web/exports/exportTable.ts'
import { listAddress } from '#web/exports/listAddress.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'
import { rankMove, standingOf, tiedRanks, VERDICT_WORDS } from '#web/lib/standing.ts'
import { partOf, partsShown, rankedBy, rowsOf } from '#web/lib/totalParts.ts'
import type { View } from '#web/lib/view.ts'
import { sorted } from '#web/ui/tableSort.ts'
import { type Ranked, rankedRows, sortValue } from './rankRows.ts'

export interface RankExport {
  readonly rankings: Rankings
  /** The group on screen. */
  readonly group: RankingGroup
  /** Ranks a year ago where the screen compares with them; null = the answer's own previous ranks. */
  readonly earlier: ReadonlyMap<string, number | null> | null
  readonly view: Pick<View, 'filters' | 'params' | 'compare'>
  readonly address: string
}

export const titleOf = (rankings: Rankings, group: RankingGroup, { t, f, say }: Words): string =>
  t('exports.rankTitle', { period: f.period(rankings.period.id), group: say(group.label) })

/** A column with how it is filled from a row; the group's total has no place and no change. */
interface Filled {
  readonly column: ExportColumn
  readonly cell: (one: Ranked) => ExportCell
  readonly total: ExportCell
}

export function rankTable(
  input: RankExport,
  group: RankingGroup,
  { meta, words }: { meta: Meta; words: Words },
): ExportTable {
  const columns = [
    ...placeColumns(input, group, words),
    ...scoreColumns(input, group, words),
    ...input.rankings.indicators.flatMap(({ metric }) => [
      ...indicatorColumns(metric, group, { meta, words }),
      linkColumn(metric, { input, group }, { meta, words }),
    ]),
    ...restColumns(input, group, { meta, words }),
  ]
  const rows = orderedRows(input, group)
  return {
    title: titleOf(input.rankings, group, words),
    name: words.say(group.label),
    columns: columns.map(({ column }) => column),
    rows: [...rows.map((row) => columns.map(({ cell }) => cell(row))), columns.map(({ total }) => total)],
  }
}

/** As on screen: the ranked in the chosen order, then the others. */
function orderedRows({ earlier, view }: RankExport, group: RankingGroup): readonly Ranked[] {
  const ranked = sorted(rankedRows(group, earlier), view.params.sort, sortValue)
  return [...ranked, ...group.rows.filter((row) => !row.ranked).map((row) => ({ row, move: null }))]
}

function placeColumns({ rankings }: RankExport, group: RankingGroup, { t }: Words): readonly Filled[] {
  const tied = tiedRanks(group.rows)
  const isTied = ({ rank }: RankingRow) => rank !== null && tied.has(rank)
  const has = (name: 'rankLow' | 'rankHigh' | 'tier') =>
    rankings.groups.some((one) => one.rows.some((row) => row[name] !== null))
  const optional = (name: 'rankLow' | 'rankHigh' | 'tier'): Filled[] =>
    has(name)
      ? [
          filled(
            { id: name, head: t(`exports.${name}`), kind: 'rank', isBrief: true },
            ({ row }) => row[name],
          ),
        ]
      : []
  return [
    filled({ id: 'rank', head: t('rank.place'), kind: 'rank', isBrief: true }, ({ row }) => row.rank),
    filled({ id: 'tied', head: t('exports.tied'), kind: 'text', width: 8 }, ({ row }) =>
      isTied(row) ? t('exports.yes') : null,
    ),
    ...optional('rankLow'),
    ...optional('rankHigh'),
    ...optional('tier'),
    filled(
      { id: 'unitId', head: t('exports.unitId'), kind: 'id', width: 10 },
      ({ row }) => row.department.id,
    ),
    filled(
      { id: 'unit', head: t('rank.unit'), kind: 'text', isBrief: true },
      ({ row }) => row.department.name,
      t('rank.total'),
    ),
  ]
}

/** What is ranked by, with its interval; a total beside its parts, of which a group pooled has the score alone. */
function scoreColumns(
  { rankings, address }: RankExport,
  group: RankingGroup,
  words: Words,
): readonly Filled[] {
  const { t } = words
  const what = rankedBy(rankings, words)
  const shown = partsShown(rowsOf(rankings))
  return [
    filled(
      { id: 'score', head: what, kind: 'score', isBrief: true },
      ({ row }) => row.score.value,
      shown.length > 0 ? null : group.total.score,
    ),
    filled({ id: 'scoreLo', head: t('exports.scoreLo', { what }), kind: 'score' }, ({ row }) => row.score.lo),
    filled({ id: 'scoreHi', head: t('exports.scoreHi', { what }), kind: 'score' }, ({ row }) => row.score.hi),
    ...shown.flatMap((part) => partColumns(part, { address, group }, words)),
  ]
}

/** Points, the share they count by and, where there is any, the list of what they were worked out of. */
function partColumns(
  part: TotalPart,
  { address, group }: { readonly address: string; readonly group: RankingGroup },
  { t, label }: Words,
): Filled[] {
  const name = label(TOTAL_PARTS, part)
  const listOf = ({ row }: Ranked) => partOf(row, part)?.receipts?.[0] ?? null
  const hasList = group.rows.some((row) => listOf({ row, move: null }) !== null)
  return [
    filled(
      { id: `part.${part}`, head: name, kind: 'score', isBrief: true },
      ({ row }) => partOf(row, part)?.value ?? null,
      part === 'score' ? group.total.score : null,
    ),
    filled(
      { id: `part.${part}.share`, head: t('exports.partShare', { name }), kind: 'share', isBrief: true },
      ({ row }) => partOf(row, part)?.applied ?? null,
    ),
    ...(hasList
      ? [
          filled(
            { id: `part.${part}.cases`, head: t('exports.partCases', { name }), kind: 'link' },
            (one) => {
              const list = listOf(one)
              return list === null ? null : new URL(pageOf(list), address).href
            },
          ),
        ]
      : []),
  ]
}

/** A session of residents has a page under another name than its answer. */
const pageOf = (receipt: string): string => receipt.replace(/^\/councils\//, '/council/')

function indicatorColumns(
  id: string,
  group: RankingGroup,
  { meta, words }: { meta: Meta; words: Words },
): readonly Filled[] {
  const { t } = words
  const entry = meta.metrics.find((one) => one.id === id)
  const name = entry ? words.say(entry.name) : id
  const total = group.total.indicators[id]
  const part = (column: ExportColumn, read: (metric: Metric) => number | null): Filled =>
    filled(column, ({ row }) => readFrom(row.indicators[id], read), readFrom(total, read))
  return [
    part({ id, head: name, kind: 'rate', isBrief: true }, (metric) => metric.value),
    part(
      { id: `${id}.num`, head: t('exports.num', { name }), kind: 'number', isBrief: true },
      (metric) => metric.num,
    ),
    part(
      { id: `${id}.den`, head: t('exports.den', { name }), kind: 'count', isBrief: true },
      (metric) => metric.den,
    ),
    part({ id: `${id}.lo`, head: t('exports.lo', { name }), kind: 'rate' }, (metric) => metric.lo),
    part({ id: `${id}.hi`, head: t('exports.hi', { name }), kind: 'rate' }, (metric) => metric.hi),
    part(
      { id: `${id}.excluded`, head: t('exports.excludedOf', { name }), kind: 'count' },
      (metric) => metric.excluded,
    ),
  ]
}

function linkColumn(
  id: string,
  { input: { address }, group }: { readonly input: RankExport; readonly group: RankingGroup },
  { meta, words }: { meta: Meta; words: Words },
): Filled {
  const entry = meta.metrics.find((one) => one.id === id)
  const name = entry ? words.say(entry.name) : id
  return filled(
    { id: `${id}.cases`, head: words.t('exports.casesOf', { name }), kind: 'link' },
    ({ row }) => listAddress(row.indicators[id], address),
    listAddress(group.total.indicators[id], address),
  )
}

const readFrom = (metric: Metric | undefined, read: (metric: Metric) => number | null): number | null =>
  metric ? read(metric) : null

function restColumns(
  input: RankExport,
  group: RankingGroup,
  { meta, words }: { meta: Meta; words: Words },
): readonly Filled[] {
  const { t, label } = words
  const { target } = meta.ruleSet
  const excluded = group.rows.reduce((sum, row) => sum + row.excludedShare.num, 0)
  return [
    filled(
      { id: 'cases', head: t('rank.cases'), kind: 'count', isBrief: true },
      ({ row }) => row.cases,
      group.total.cases,
    ),
    filled(
      { id: 'excluded', head: t('exports.excluded'), kind: 'count' },
      ({ row }) => row.excludedShare.num,
      excluded,
    ),
    filled(
      { id: 'cases.cases', head: t('exports.casesOf', { name: t('rank.cases') }), kind: 'link' },
      ({ row }) => listAddress(row.excludedShare, input.address),
    ),
    ...changeColumns(input, words),
    filled(
      { id: 'standing', head: t('exports.standing'), kind: 'text', isBrief: true, width: 14 },
      ({ row }) => standingText(row, target, words),
    ),
    filled({ id: 'remark', head: t('exports.remark'), kind: 'text' }, ({ row }) =>
      row.reason ? label(REASONS, row.reason) : null,
    ),
  ]
}

function changeColumns({ view, earlier }: RankExport, { t }: Words): readonly Filled[] {
  const { compare } = view
  if (compare === 'none') return []
  const basis = t(compare === 'yearAgo' ? 'shell.yearAgo' : 'shell.previous')
  const before = ({ row }: Ranked) => (earlier ? earlier.get(row.department.id) : row.previous?.rank) ?? null
  const by = (one: Ranked): number | null => {
    const move = rankMove(one.row.rank, before(one))
    if (move === null || move.kind === 'new') return null
    return move.kind === 'down' ? -move.by : move.by
  }
  return [
    filled(
      {
        id: 'before',
        head: t(compare === 'yearAgo' ? 'exports.yearAgoRank' : 'exports.previousRank'),
        kind: 'rank',
      },
      before,
    ),
    filled({ id: 'change', head: t('exports.changeOf', { basis }), kind: 'change', isBrief: true }, by),
  ]
}

/** `达标`, `样本少 n=22`: the word the screen writes. */
export function standingText(row: RankingRow, target: number, { t }: Words): string {
  const { kind, isSmall, least } = standingOf(row, target)
  return isSmall ? t('figure.few', { n: least }) : t(VERDICT_WORDS[kind])
}

const filled = (column: ExportColumn, cell: Filled['cell'], total: ExportCell = null): Filled => ({
  column,
  cell,
  total,
})
