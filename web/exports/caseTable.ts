// A list of cases as a table: every attribute the list's answer has, masked as the API gives it; ids as text, times as times.
import type { Meta } from '#api/contract/meta.ts'
import { zoneOf } from '#api/domain/time/zone.ts'
import { CHANNELS, SCOPES, STAGES, URGENCIES } from '#db/vocabulary.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'
import type { CaseItem } from './casePages.ts'
import type { ExportCell, ExportColumn, ExportTable } from './exportTable.ts'

interface Filled {
  readonly column: ExportColumn
  readonly cell: (item: CaseItem) => ExportCell
}
interface About {
  readonly meta: Meta
  readonly words: Words
}

/** @param hasUnit whether the list stands behind a figure: then also what each unit counts, when and for whom */
export function caseTable(
  items: readonly CaseItem[],
  { title, name, hasUnit }: { readonly title: string; readonly name: string; readonly hasUnit: boolean },
  about: About,
): ExportTable {
  const columns = [
    ...identityColumns(about),
    ...kindColumns(about),
    ...placeColumns(about),
    ...stateColumns(about),
    ...(hasUnit ? unitColumns(about) : []),
  ]
  return {
    title,
    name,
    columns: columns.map(({ column }) => column),
    rows: items.map((item) => columns.map(({ cell }) => cell(item))),
  }
}

const filled = (column: ExportColumn, cell: Filled['cell']): Filled => ({ column, cell })

/** ISO instant → the deployment's wall clock. */
export function wallMs(instant: string | null | undefined, zoneId: string): number | null {
  if (instant === null || instant === undefined) return null
  const ms = Date.parse(instant)
  return Number.isFinite(ms) ? zoneOf(zoneId).toLocal(ms) : null
}

function namesIn<R>(rows: readonly R[], entry: (row: R) => readonly [string, string]) {
  const names = new Map(rows.map(entry))
  return (id: string | null | undefined): string | null =>
    id === null || id === undefined ? null : (names.get(id) ?? id)
}

function identityColumns({ meta, words: { t } }: About): readonly Filled[] {
  return [
    filled(
      { id: 'number', head: t('exports.caseNumber'), kind: 'id', width: 22, isBrief: true },
      (item) => item.number,
    ),
    filled({ id: 'source', head: t('exports.source'), kind: 'text', width: 10 }, (item) => item.source),
    filled(
      { id: 'title', head: t('exports.caseTitle'), kind: 'text', width: 32, isBrief: true },
      (item) => item.title,
    ),
    filled({ id: 'received', head: t('exports.receivedAt'), kind: 'time', isBrief: true }, (item) =>
      wallMs(item.receivedAt, meta.zone),
    ),
  ]
}

function kindColumns({ meta, words }: About): readonly Filled[] {
  const { t, label, say } = words
  const category = namesIn(meta.categories, (one) => [one.code, say(one)])
  return [
    filled({ id: 'channel', head: t('shell.channel'), kind: 'text', width: 12 }, (item) =>
      label(CHANNELS, item.channel),
    ),
    filled({ id: 'category1', head: t('cases.category'), kind: 'text', isBrief: true }, (item) =>
      category(item.category1),
    ),
    filled({ id: 'category2', head: t('cases.category2'), kind: 'text' }, (item) => category(item.category2)),
    filled({ id: 'urgency', head: t('shell.urgency'), kind: 'text', width: 10, isBrief: true }, (item) =>
      label(URGENCIES, item.urgency),
    ),
    filled({ id: 'scope', head: t('shell.scope'), kind: 'text', width: 10 }, (item) =>
      label(SCOPES, item.scope),
    ),
  ]
}

function placeColumns({ meta, words: { t } }: About): readonly Filled[] {
  const department = namesIn(meta.departments, ({ id, name }) => [id, name])
  const community = namesIn(meta.communities, ({ id, name }) => [id, name])
  return [
    filled({ id: 'community', head: t('shell.community'), kind: 'text', width: 14, isBrief: true }, (item) =>
      community(item.community),
    ),
    filled({ id: 'firstReceiver', head: t('cases.firstReceiver'), kind: 'text' }, (item) =>
      department(item.firstReceiver),
    ),
    filled({ id: 'department', head: t('cases.responsible'), kind: 'text', isBrief: true }, (item) =>
      department(item.department),
    ),
  ]
}

const STATES = {
  met: 'exports.stateMet',
  breached: 'exports.stateBreached',
  paused: 'exports.statePaused',
  running: 'exports.stateRunning',
  none: 'exports.stateNone',
} as const

function stateColumns({ meta, words: { t, label } }: About): readonly Filled[] {
  const yes = (is: boolean) => (is ? t('exports.yes') : null)
  return [
    filled({ id: 'stage', head: t('cases.stage'), kind: 'text', width: 10 }, (item) =>
      label(STAGES, item.stage),
    ),
    filled({ id: 'status', head: t('exports.closed'), kind: 'text', width: 10 }, (item) =>
      t(`cases.status_${item.status}`),
    ),
    filled({ id: 'void', head: t('exports.isVoid'), kind: 'text', width: 8 }, (item) => yes(item.void)),
    filled({ id: 'due', head: t('exports.dueAt'), kind: 'time', isBrief: true }, (item) =>
      wallMs(item.due, meta.zone),
    ),
    filled({ id: 'dueState', head: t('exports.dueState'), kind: 'text', width: 10, isBrief: true }, (item) =>
      t(STATES[item.dueState]),
    ),
    filled({ id: 'provisional', head: t('exports.provisional'), kind: 'text', width: 10 }, (item) =>
      yes(item.provisional),
    ),
  ]
}

function unitColumns({ meta, words: { t } }: About): readonly Filled[] {
  const department = namesIn(meta.departments, ({ id, name }) => [id, name])
  return [
    filled({ id: 'countedAt', head: t('exports.countedAt'), kind: 'time' }, (item) =>
      wallMs(item.unit?.at, meta.zone),
    ),
    filled({ id: 'credit', head: t('exports.credit'), kind: 'number' }, (item) => item.unit?.num ?? null),
    filled({ id: 'countedFor', head: t('exports.countedFor'), kind: 'text' }, (item) =>
      department(item.unit?.department),
    ),
  ]
}
