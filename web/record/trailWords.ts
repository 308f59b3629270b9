// The trail in words: what each event is called, who did it, what it says, what it changed, and how it is marked.
import {
  CHANNELS,
  EVENT_TYPES,
  GRADES,
  isCode,
  OUTCOMES,
  REACHED,
  SCOPES,
  STAGES,
  URGENCIES,
} from '#db/vocabulary.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'
import { lengthWords } from './lengthWords.ts'
import type { CaseDetail } from './queries.ts'
import type { CellWords } from './useCellWords.ts'

export type TrailItem = CaseDetail['trail'][number]

export interface TrailLines {
  readonly title: string
  readonly who: string
  readonly chips: readonly { readonly text: string; readonly kind: 'plain' | 'attention' }[]
  readonly lines: readonly string[]
}

const ORDER = Object.keys(STAGES)

/** The stage's number, `pause`, or `ring` for every other event. */
export function trailMarks(trail: readonly TrailItem[]): readonly (number | 'ring' | 'pause')[] {
  return trail.map(({ type }) => {
    if (type === 'paused') return 'pause'
    return isCode(STAGES, type) ? ORDER.indexOf(type) + 1 : 'ring'
  })
}

export function trailLines(item: TrailItem, detail: CaseDetail, { words, names }: CellWords): TrailLines {
  const { t, label } = words
  const from = item.department === null ? null : names.department(item.department)
  const to = item.to === null || item.type === 'merged' ? null : names.department(item.to)
  const units = to === null ? from : t('cases.handOver', { from: from ?? '', to })
  return {
    title: label(EVENT_TYPES, item.type),
    who: [units, item.actor].filter((one) => one !== null && one !== '').join(t('cases.whoGap')),
    chips: chipsOf(item, detail, words),
    lines: linesOf(item, words),
  }
}

function chipsOf(item: TrailItem, { trail, pauses, asOf }: CaseDetail, words: Words): TrailLines['chips'] {
  const { t } = words
  const chips: { text: string; kind: 'plain' | 'attention' }[] = []
  if (item.type === 'redispatched') {
    const n = trail.filter(
      (one) => one.type === 'redispatched' && trail.indexOf(one) <= trail.indexOf(item),
    ).length
    chips.push({ text: t('cases.redispatchNth', { n: String(n) }), kind: 'plain' })
  }
  if (item.type === 'paused') {
    const pause = pauses.find((one) => one.from === item.occurredAt)
    if (pause) {
      const time = lengthWords(Date.parse(pause.to ?? asOf) - Date.parse(pause.from), words)
      chips.push({ text: pause.to === null ? t('cases.pausedFor', { time }) : time, kind: 'plain' })
    }
  }
  if (item.backDated) chips.push({ text: t('cases.backDated'), kind: 'attention' })
  return chips
}

function linesOf(item: TrailItem, words: Words): string[] {
  const { t, label } = words
  const { reason, outcome, callback, text } = item
  const said = [
    reason === null ? null : t('cases.reason', { reason: groundWords(reason, words) }),
    outcome === null ? null : t('cases.outcome', { outcome: label(OUTCOMES, outcome) }),
    callback === null ? null : callbackWords(callback, words),
    item.type === 'merged' && item.to !== null ? t('cases.mergedInto', { id: item.to }) : null,
    // The words of the case itself stand below the person who said them.
    item.type === 'submitted' ? null : text,
  ]
  return said.flatMap((line) => (line === null || line === '' ? [] : [line]))
}

/** Grounds that Pingyi writes itself are codes; everything else is the source's own text. */
export function groundWords(reason: string, { t }: Pick<Words, 't'>): string {
  return Object.hasOwn(GROUNDS, reason) ? t(GROUNDS[reason as keyof typeof GROUNDS]) : reason
}

const GROUNDS = {
  import_withdrawn: 'cases.groundWithdrawn',
  data_error: 'cases.groundDataError',
  not_ours: 'cases.groundNotOurs',
  duplicate: 'cases.groundDuplicate',
  force_majeure: 'cases.groundForce',
  unreasonable: 'cases.groundUnreasonable',
} as const

function callbackWords(callback: NonNullable<TrailItem['callback']>, { t, label }: Words): string {
  const { reached, contacted, resolved, grade } = callback
  const yesNo = (value: boolean) => t(value ? 'cases.yes' : 'cases.no')
  const parts = [
    label(REACHED, reached),
    contacted === null ? null : t('cases.contacted', { answer: yesNo(contacted) }),
    resolved === null ? null : t('cases.resolved', { answer: yesNo(resolved) }),
    grade === null ? null : t('cases.grade', { grade: label(GRADES, grade) }),
  ]
  return parts.filter((part) => part !== null).join(t('cases.clauseGap'))
}

/** What the event changed, attribute by attribute. */
export function changeLines(item: TrailItem, about: CellWords): readonly string[] {
  const { t } = about.words
  return item.changes.map(({ field, before, after }) => {
    if (field === 'voids') return t('cases.struckOut', { event: voidedEvent(before ?? '', about.words) })
    if (field === 'position') return t('cases.positionChanged')
    const name = fieldName(field, about.words)
    const [old, now] = [fieldValue(field, before, about), fieldValue(field, after, about)]
    return before === null ? t('cases.setTo', { name, now }) : t('cases.changed', { name, old, now })
  })
}

function voidedEvent(said: string, { label, f }: Words): string {
  const [type = '', at] = said.split(' ')
  return `${label(EVENT_TYPES, type)} ${f.dateTimeLong(at)}`
}

const FIELDS = {
  category1: 'cases.category',
  category2: 'cases.category2',
  urgency: 'cases.urgency',
  scope: 'cases.scope',
  channel: 'cases.channel',
  community: 'cases.community',
  firstReceiver: 'cases.firstReceiver',
  receivedAt: 'cases.received',
  publishedDueAt: 'cases.publishedDue',
} as const

const fieldName = (field: string, { t }: Words): string =>
  Object.hasOwn(FIELDS, field) ? t(FIELDS[field as keyof typeof FIELDS]) : field

function fieldValue(field: string, value: string | null, { words, names }: CellWords): string {
  const { label, f, t } = words
  if (value === null) return t('cases.none')
  switch (field) {
    case 'category1':
    case 'category2':
      return names.category(value, null)
    case 'urgency':
      return label(URGENCIES, value)
    case 'scope':
      return label(SCOPES, value)
    case 'channel':
      return label(CHANNELS, value)
    case 'community':
      return names.community(value)
    case 'firstReceiver':
      return names.department(value)
    case 'receivedAt':
    case 'publishedDueAt':
      return f.dateTimeLong(value)
    default:
      return value
  }
}
