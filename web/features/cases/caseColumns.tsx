// The columns of the case list; behind a figure also what of it each unit counts.
import { CHANNELS, STAGES, URGENCIES } from '#db/vocabulary.ts'
import type { Search } from '#web/lib/search.ts'
import type { CaseItem } from '#web/record/queries.ts'
import { timeLeft } from '#web/record/timeLeft.ts'
import type { CellWords } from '#web/record/useCellWords.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Pill } from '#web/ui/Pill.tsx'
import type { Column } from '#web/ui/Table.tsx'
import { Verdict } from '#web/ui/Verdict.tsx'
import { type ListedFigure, unitStanding } from './unitStanding.ts'

export interface ColumnsAbout extends CellWords {
  /** The figure whose units are listed; undefined = cases received. */
  readonly figure: ListedFigure | undefined
  /** The list's own query: kept in the address of a case, so that it knows its neighbours. */
  readonly search: Search
}

export function caseColumns(about: ColumnsAbout): readonly Column<CaseItem>[] {
  const { t } = about.words
  const head = [titleColumn(about), receivedColumn(about)]
  const unit = about.figure === undefined ? [] : [unitColumn(about)]
  return [
    ...head,
    ...placeColumns(about),
    ...departmentColumns(about),
    {
      id: 'stage',
      head: t('cases.stage'),
      cell: (item) => about.words.label(STAGES, item.stage),
      width: '5.25rem',
    },
    dueColumn(about),
    ...unit,
  ]
}

function titleColumn({ words, search }: ColumnsAbout): Column<CaseItem> {
  const { t, label } = words
  return {
    id: 'number',
    head: t('cases.case'),
    sort: 'desc',
    isRowHeader: true,
    className: 'cases-title',
    cell: (item) => (
      <>
        <AppLink to="/cases/$id" params={{ id: item.id }} search={search} title={item.title ?? item.number}>
          {item.title ?? t('cases.untitled')}
        </AppLink>
        <span className="cases-tags">
          <span className="meta">
            {item.number} · {label(CHANNELS, item.channel)}
          </span>
          {item.void ? <Pill>{t('cases.void')}</Pill> : null}
        </span>
      </>
    ),
  }
}

function receivedColumn({ words }: ColumnsAbout): Column<CaseItem> {
  const { t, f } = words
  return {
    id: 'received',
    head: t('cases.received'),
    sort: 'desc',
    width: '7rem',
    cell: (item) => (
      <span title={f.dateTimeLong(item.receivedAt)} className="nw">
        {f.dateTime(item.receivedAt)}
      </span>
    ),
  }
}

function placeColumns({ words, names }: ColumnsAbout): readonly Column<CaseItem>[] {
  const { t, label } = words
  return [
    {
      id: 'community',
      head: t('cases.community'),
      width: '6.5rem',
      cell: (item) => names.community(item.community),
    },
    {
      id: 'category',
      head: t('cases.categoryUrgency'),
      width: '10rem',
      cell: (item) => (
        <span className="cases-left">
          {names.category(item.category1, item.category2)}
          {item.urgency === 'urgent' ? (
            <Pill kind="attention">{label(URGENCIES, item.urgency)}</Pill>
          ) : (
            <span className="meta">{label(URGENCIES, item.urgency)}</span>
          )}
        </span>
      ),
    },
  ]
}

function departmentColumns({ words, names }: ColumnsAbout): readonly Column<CaseItem>[] {
  return [
    {
      id: 'firstReceiver',
      head: words.t('cases.firstReceiver'),
      width: '8rem',
      // On the phone the line is left out where it would repeat the next one.
      cell: (item) => (
        <span className={item.firstReceiver === item.department ? 'cases-same' : undefined}>
          {names.department(item.firstReceiver)}
        </span>
      ),
    },
    {
      id: 'department',
      head: words.t('cases.responsible'),
      width: '8rem',
      cell: (item) => names.department(item.department),
    },
  ]
}

function dueColumn(about: ColumnsAbout): Column<CaseItem> {
  return {
    id: 'due',
    head: about.words.t('cases.timeLeft'),
    sort: 'asc',
    width: '9.5rem',
    cell: (item) => {
      const left = timeLeft(item, about.asOf, about)
      return (
        <span className="cases-left">
          <Verdict kind={left.kind}>{left.word}</Verdict>
          {left.due === null ? null : <span className="meta">{left.due}</span>}
        </span>
      )
    },
  }
}

/** What of the figure this unit is: its part, when it counts and, where somebody else is responsible now, for whom. */
function unitColumn({ words, names, figure }: ColumnsAbout): Column<CaseItem> {
  const { t, f } = words
  return {
    id: 'unit',
    head: t('cases.unit'),
    width: '8.5rem',
    cell: ({ unit, department }) => {
      if (unit === undefined || figure === undefined) return null
      const { kind, word } = unitStanding(unit, figure, words)
      return (
        <span className="cases-left">
          <Verdict kind={kind}>{word}</Verdict>
          <span className="meta">{f.dateTime(unit.at)}</span>
          {unit.department === department ? null : (
            <span className="meta">{names.department(unit.department)}</span>
          )}
        </span>
      )
    },
  }
}
