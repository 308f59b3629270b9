// The blocks of the deadlines screen as tables: the trend, units by kind of deadline, what is due next.
import type { BreachMatrix, Upcoming } from '#api/contract/breaches.ts'
import type { Meta } from '#api/contract/meta.ts'
import { DEPARTMENT_KINDS, URGENCIES } from '#db/vocabulary.ts'
import { wallMs } from '#web/exports/caseTable.ts'
import type { ExportCell, ExportColumn, ExportTable } from '#web/exports/exportTable.ts'
import { listAddress } from '#web/exports/listAddress.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'
import type { SlaView } from './slaView.ts'
import { isMarked, pointName, type Trend } from './trend.ts'

export interface SlaExport {
  readonly title: string
  readonly trend: Trend
  readonly answer: {
    readonly period: BreachMatrix['period']
    readonly asOf: string
    readonly ruleSet: string
    readonly dataVersion: string
  }
  readonly matrix: BreachMatrix
  readonly upcoming: Upcoming
  readonly view: SlaView
  readonly address: string
}

export interface About {
  readonly meta: Meta
  readonly words: Words
}

export function trendTable({ trend, title, address }: SlaExport, { meta, words }: About): ExportTable {
  const { t } = words
  const { points } = trend.series
  return {
    title,
    name: t('exports.slaTrend'),
    columns: [
      { id: 'stretch', head: t('sla.columnStretch'), kind: 'text', width: 10, isBrief: true },
      { id: 'from', head: t('exports.from'), kind: 'time', isBrief: true },
      { id: 'to', head: t('exports.to'), kind: 'time', isBrief: true },
      ...rateColumns(words),
      { id: 'lcl', head: t('exports.lcl'), kind: 'rate' },
      { id: 'ucl', head: t('exports.ucl'), kind: 'rate' },
      { id: 'complete', head: t('exports.complete'), kind: 'text', width: 10 },
      { id: 'signal', head: t('exports.signal'), kind: 'text', width: 10, isBrief: true },
    ],
    rows: points.map((point, index) => [
      pointName(trend, index, words),
      wallMs(point.start, meta.zone),
      wallMs(point.end, meta.zone),
      ...rateCells(point, address),
      point.lcl,
      point.ucl,
      t(point.complete ? 'exports.complete_yes' : 'exports.complete_no'),
      isMarked(trend.series, index) ? t('sla.attention') : null,
    ]),
  }
}

function rateColumns({ t }: Words): ExportColumn[] {
  return [
    { id: 'num', head: t('exports.breached'), kind: 'count', isBrief: true },
    { id: 'den', head: t('exports.due'), kind: 'count', isBrief: true },
    { id: 'rate', head: t('exports.breachRate'), kind: 'rate', isBrief: true },
    { id: 'lo', head: t('exports.intervalLo'), kind: 'rate' },
    { id: 'hi', head: t('exports.intervalHi'), kind: 'rate' },
    { id: 'cases', head: t('exports.cases'), kind: 'link' },
  ]
}

interface Rated {
  readonly num: number
  readonly den: number
  readonly value: number | null
  readonly lo: number | null
  readonly hi: number | null
  readonly casesUrl: string
}

const rateCells = ({ num, den, value, lo, hi, casesUrl }: Rated, address: string): ExportCell[] => [
  ...[num, den, value, lo, hi],
  listAddress({ casesUrl, den }, address),
]

const CLOCKS = { acknowledge: 'sla.clockAcknowledge', reply: 'sla.clockReply' } as const

export function matrixTable({ matrix, address }: SlaExport, { meta, words }: About): ExportTable {
  const { t, label } = words
  const units = new Map(meta.departments.map((one) => [one.id, one]))
  const kindOf = (cell: BreachMatrix['cells'][number]) =>
    cell.department === null ? undefined : units.get(cell.department)
  const row = (
    cell: BreachMatrix['cells'][number],
    kind: string | null,
    name: string | null,
  ): ExportCell[] => [
    kind === null ? null : label(DEPARTMENT_KINDS, kind),
    cell.department,
    name,
    t(CLOCKS[cell.clock]),
    label(URGENCIES, cell.urgency),
    ...rateCells(cell, address),
  ]
  return {
    title: t('sla.matrixTitle'),
    name: t('exports.slaMatrix'),
    columns: [
      { id: 'group', head: t('exports.groupName'), kind: 'text', width: 12 },
      { id: 'unitId', head: t('exports.unitId'), kind: 'id', width: 10 },
      { id: 'unit', head: t('sla.unit'), kind: 'text' },
      { id: 'clock', head: t('exports.clock'), kind: 'text', width: 10 },
      { id: 'urgency', head: t('shell.urgency'), kind: 'text', width: 10 },
      ...rateColumns(words),
    ],
    rows: [
      ...matrix.cells.map((cell) =>
        row(cell, kindOf(cell)?.kind ?? null, kindOf(cell)?.name ?? cell.department),
      ),
      ...matrix.totals.map(({ kind, cell }) => row(cell, kind, t('rank.total'))),
    ],
  }
}

const BUCKETS = {
  overdue: 'sla.bucketOverdue',
  within_4h: 'sla.bucket4h',
  today: 'sla.bucketToday',
  within_3d: 'sla.bucket3d',
  later: 'sla.bucketLater',
} as const

export function upcomingTable({ upcoming }: SlaExport, { meta, words }: About): ExportTable {
  const { t, label } = words
  const named = (rows: readonly { readonly id: string; readonly name: string }[], id: string | null) =>
    rows.find((one) => one.id === id)?.name ?? id
  return {
    title: t('sla.upcomingTitle'),
    name: t('exports.slaUpcoming'),
    columns: [
      { id: 'number', head: t('exports.caseNumber'), kind: 'id', width: 22 },
      { id: 'title', head: t('exports.caseTitle'), kind: 'text', width: 32 },
      { id: 'unit', head: t('sla.unit'), kind: 'text' },
      { id: 'community', head: t('shell.community'), kind: 'text', width: 14 },
      { id: 'urgency', head: t('shell.urgency'), kind: 'text', width: 10 },
      { id: 'clock', head: t('exports.clock'), kind: 'text', width: 10 },
      { id: 'due', head: t('exports.due'), kind: 'time' },
      { id: 'bucket', head: t('exports.bucket'), kind: 'text', width: 14 },
      { id: 'left', head: t('exports.remaining'), kind: 'number' },
      { id: 'unitOf', head: t('exports.remainingUnit'), kind: 'text', width: 10 },
    ],
    rows: upcoming.items.map((item) => [
      item.number,
      item.title,
      named(meta.departments, item.department),
      named(meta.communities, item.community),
      label(URGENCIES, item.urgency),
      t(CLOCKS[item.clock]),
      wallMs(item.due, meta.zone),
      t(BUCKETS[item.bucket]),
      item.remainingMinutes,
      t(item.remainingUnit === 'minutes' ? 'exports.clockMinutes' : 'exports.workingMinutes'),
    ]),
  }
}
