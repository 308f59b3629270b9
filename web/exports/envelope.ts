// The envelope of an export: what a reader needs to get the same numbers again, in words and as the API has it.
import type { Meta } from '#api/contract/meta.ts'
import type { Rankings } from '#api/contract/rankings.ts'
import { zoneOf } from '#api/domain/time/zone.ts'
import type { ExportKind } from '#db/vocabulary.ts'
import { queryText } from '#web/lib/apiClient.ts'
import { filterOptions } from '#web/lib/filterOptions.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'
import { formulaText, schemeName } from '#web/lib/schemeName.ts'
import { totalFormula } from '#web/lib/totalParts.ts'
import { FILTER_NAMES, type ViewFilters } from '#web/lib/view.ts'
import type { ExportEnvelope, ExportNote, Stamp } from './exportTable.ts'

/** The part of an answer that the envelope needs; only rankings have a scheme and a status of their own. */
export interface AnswerPart {
  readonly period?: { readonly id: string; readonly start: string; readonly end: string }
  readonly asOf: string
  readonly ruleSet: string
  readonly dataVersion: string
  readonly scheme?: string
  readonly status?: string
  readonly published?: Rankings['published']
  readonly snapshot?: Rankings['snapshot']
  readonly indicators?: Rankings['indicators']
  readonly groups?: Rankings['groups']
}

export interface EnvelopeInput {
  /** Which screen or paper: it names the file and the entry in the audit log. */
  readonly what: ExportKind
  /** Of a list its metric, of a department's page or record its id, of a case sheet the case's id. */
  readonly of?: string
  readonly title: string
  readonly answer: AnswerPart
  readonly filters: ViewFilters
  /** How much it rests on: `12 个单位，2,642 件`. */
  readonly size: string
  /** Metrics whose definition is given, besides those of the scheme. */
  readonly metrics?: readonly string[]
  readonly more?: readonly ExportNote[]
  readonly stamp: Stamp
  /** Where the screen stands: the address holds the whole view. */
  readonly address: string
}

export function envelopeOf(input: EnvelopeInput, meta: Meta, words: Words): ExportEnvelope {
  const { t } = words
  const status = statusText(input.answer.status, words)
  const isDraft = !isFinal(input.answer)
  return {
    notes: [
      note('title', t('exports.noteTitle'), input.title),
      note('street', t('exports.noteStreet'), meta.street.name, meta.street.id),
      ...scopeNotes(input, meta, words),
      note('status', t('exports.noteStatus'), statusLine(input.answer, words), input.answer.status ?? 'open'),
      ...formulaNotes(input, meta, words),
      ...(input.more ?? []),
      ...versionNotes(input, words),
      ...stampNotes(input, meta, words),
    ],
    isDraft,
    status,
    fileName: fileName(input, meta),
    report: reportOf(input),
  }
}

const STATUS_WORDS = {
  open: 'exports.statusOpen',
  frozen: 'exports.statusFrozen',
  objection: 'exports.statusObjection',
  published: 'exports.statusPublished',
  superseded: 'exports.statusSuperseded',
} as const

type Standing = Pick<AnswerPart, 'status' | 'published' | 'snapshot'>

/** Drawn from the published snapshot that stands: everything else is a draft, or was corrected. */
export const isFinal = ({ status, snapshot }: Standing): boolean =>
  status === 'published' && snapshot?.stage === 'published'

/** Across every page or picture: 草稿, 已更正 over a version that no longer stands; null over what is published. */
export function watermarkOf(answer: Standing, { t }: Pick<Words, 't'>): string | null {
  if (isFinal(answer)) return null
  return t(isCorrected(answer) ? 'exports.statusSuperseded' : 'exports.draft')
}

const isCorrected = ({ status, snapshot }: Standing): boolean =>
  status === 'superseded' && snapshot !== undefined

/** The status with what it means for the numbers beside it. */
export function statusLine(answer: Standing, words: Words): string {
  const { t } = words
  const status = statusText(answer.status, words)
  const { published } = answer
  if (isFinal(answer)) return t('exports.statusFinal', { status })
  if (isCorrected(answer))
    return t('exports.statusOld', { status, n: published?.version ?? t('format.missing') })
  if (answer.status !== 'published') return t('exports.statusDraft', { status })
  return t(published?.isSame ? 'exports.statusSame' : 'exports.statusOther', { status })
}

/** `暂列`, `公示中`: the status of an appraisal; one without is open. */
export function statusText(status: string | undefined, { t }: Pick<Words, 't'>): string {
  const known = Object.entries(STATUS_WORDS).find(([code]) => code === status)
  return t(known?.[1] ?? 'exports.statusOpen')
}

const note = (id: string, label: string, text: string, raw = ''): ExportNote => ({ id, label, text, raw })

function scopeNotes({ answer, filters, size }: EnvelopeInput, meta: Meta, words: Words): ExportNote[] {
  const { t, f } = words
  const { period } = answer
  return [
    ...(period === undefined
      ? []
      : [
          note(
            'period',
            t('exports.notePeriod'),
            t('exports.periodDays', { period: f.period(period.id), days: f.periodDays(period.id) }),
            period.id,
          ),
          note(
            'bounds',
            t('exports.noteBounds'),
            `${f.dateTimeLong(period.start)} – ${f.dateTimeLong(period.end)}`,
            `${period.start}/${period.end}`,
          ),
        ]),
    note('filters', t('exports.noteFilters'), filterText(filters, meta, words), filterRaw(filters)),
    note('size', t('exports.noteSize'), size),
    note('asOf', t('exports.noteAsOf'), f.dateTimeLong(answer.asOf), answer.asOf),
  ]
}

/** `责任单位：桂花里居委会；渠道：电话、热线`, or that nothing is left out. */
export function filterText(filters: ViewFilters, meta: Meta, words: Words): string {
  const { t } = words
  const parts = FILTER_NAMES.flatMap((name) => {
    const values: readonly string[] = filters[name] ?? []
    if (values.length === 0) return []
    const options = filterOptions(name, meta, words)
    const texts = values.map((value) => options.find((one) => one.value === value)?.text ?? value)
    return [t('exports.filter', { name: t(`shell.${name}`), values: texts.join(t('exports.comma')) })]
  })
  return parts.length > 0 ? parts.join(t('exports.semicolon')) : t('exports.filterNone')
}

function filterRaw({ period: _, asOf: __, ...filters }: ViewFilters): string {
  return queryText(filters).replace(/^\?/, '')
}

function formulaNotes({ answer, metrics = [] }: EnvelopeInput, meta: Meta, words: Words): ExportNote[] {
  const { t, say } = words
  const { indicators = [], scheme } = answer
  const ids = [...new Set([...indicators.map(({ metric }) => metric), ...metrics])]
  const weights = indicators.map(({ metric, weight }) => `${metric}×${weight}`).join('+')
  const minimums = indicators.map(({ metric, min }) => `${metric}≥${min}`).join(', ')
  const entries = ids.flatMap((id) => meta.metrics.find((one) => one.id === id) ?? [])
  return [
    ...(scheme === undefined
      ? []
      : [note('scheme', t('exports.noteScheme'), schemeName(scheme, words), scheme)]),
    ...totalNotes(answer, words),
    ...(indicators.length === 0
      ? []
      : [
          note('formula', t('exports.noteFormula'), formulaText(indicators, meta.metrics, words), weights),
          note(
            'minimum',
            t('exports.noteMinimum'),
            t('exports.minimum', { n: Math.max(...indicators.map(({ min }) => min)) }),
            minimums,
          ),
        ]),
    ...entries.map((entry) =>
      note(
        entry.id,
        say(entry.name),
        t('exports.definition', { formula: say(entry.formula), cohort: say(entry.cohort) }),
        `${entry.id}@${entry.version}`,
      ),
    ),
  ]
}

/** How the totals of a quarter's stored version are made; nothing of what is ranked by its score. */
function totalNotes({ groups }: AnswerPart, words: Words): ExportNote[] {
  const formula = groups === undefined ? null : totalFormula({ groups }, words)
  return formula === null ? [] : [note('total', words.t('exports.noteTotal'), formula)]
}

function versionNotes({ answer }: EnvelopeInput, words: Words): ExportNote[] {
  const { t } = words
  return [
    note('ruleSet', t('exports.noteRuleSet'), answer.ruleSet, answer.ruleSet),
    note('dataVersion', t('exports.noteDataVersion'), answer.dataVersion, answer.dataVersion),
    snapshotNote(answer, words),
  ]
}

function stampNotes({ answer, stamp, address }: EnvelopeInput, meta: Meta, words: Words): ExportNote[] {
  const { t, f } = words
  return [
    note('who', t('exports.noteWho'), stamp.who),
    note('when', t('exports.noteWhen'), f.dateTimeLong(stamp.atMs), new Date(stamp.atMs).toISOString()),
    note('zone', t('exports.noteZone'), meta.zone, meta.zone),
    note('address', t('exports.noteAddress'), address),
    ...recheckNotes(answer, address, t('exports.noteRecheck')),
  ]
}

function recheckNotes(answer: AnswerPart, address: string, label: string): ExportNote[] {
  const text = recheckLine(answer, address)
  return text === null ? [] : [note('recheck', label, text)]
}

/** Signs of a hash that tell two versions apart by eye. */
const HASH_SIGNS = 16

/**
 * Where whoever holds the paper opens every number's fraction and cases: the stored version with the first signs of its hash, or the
 * ranking fixed at the instant it was drawn from. Null for what is no ranking.
 */
export function recheckLine({ period, scheme, asOf, snapshot }: AnswerPart, address: string): string | null {
  if (period === undefined || scheme === undefined) return null
  const own = scheme === 'standard' ? {} : { scheme }
  if (snapshot === undefined) {
    const { href } = new URL(`/rank${queryText({ period: period.id, asOf, ...own })}`, address)
    return href.replaceAll('%3A', ':')
  }
  const { version, sha256 } = snapshot
  const { href } = new URL(`/quarter/${period.id}${queryText({ ...own, snapshot: version })}`, address)
  return `${href} · ${sha256.slice(0, HASH_SIGNS)}`
}

/** `pingyi-rank-2026-Q3-20260930T1800`, `…-v1` for a stored version: no sign that any file system refuses. */
function fileName({ what, of = '', answer, filters }: EnvelopeInput, { zone }: Meta): string {
  const wall = new Date(zoneOf(zone).toLocal(Date.parse(answer.asOf))).toISOString()
  const asOf = wall.slice(0, 16).replaceAll(/[-:]/g, '')
  const period = (answer.period?.id ?? filters.period).replaceAll('..', '_')
  const version = answer.snapshot === undefined ? [] : [`v${answer.snapshot.version}`]
  return ['pingyi', what, ...(of === '' ? [] : [of]), period, asOf, ...version]
    .join('-')
    .replaceAll(/[^\w.-]/g, '')
}

/** What the audit log is told, but for format and rows. */
export function reportOf({
  what,
  of,
  answer,
  filters,
}: Pick<EnvelopeInput, 'what' | 'of' | 'answer' | 'filters'>): ExportEnvelope['report'] {
  const { period, asOf: _, ...narrowed } = filters
  return {
    what,
    ...(of === undefined ? {} : { of }),
    period: answer.period?.id ?? period,
    filters: narrowed,
    ...(answer.snapshot === undefined ? {} : { snapshot: answer.snapshot.version }),
  }
}

/** The hash that stands on every export of a stored version; live numbers say how they stand to what is published. */
function snapshotNote(answer: AnswerPart, words: Words): ExportNote {
  const { snapshot } = answer
  return note(
    'snapshot',
    words.t('exports.noteSnapshot'),
    snapshotLine(answer, words),
    snapshot?.sha256 ?? '',
  )
}

/** `5b1c…（第 1 版）`: the whole hash of what is drawn. */
export function snapshotLine({ published, snapshot }: Standing, { t }: Pick<Words, 't'>): string {
  if (snapshot) {
    const { sha256: hash, version: n, stage } = snapshot
    return t(stage === 'published' ? 'exports.snapshot' : 'exports.snapshotDraft', { hash, n })
  }
  if (!published) return t('exports.noSnapshot')
  const { sha256: hash, version: n, isSame } = published
  return t(isSame ? 'exports.sameSnapshot' : 'exports.otherSnapshot', { hash, n })
}
