// What new limits or days off would change: verdicts and ranks quarter by quarter, and the first of the cases concerned.
import { useEffect, useRef } from 'react'
import { CLOCKS } from '#db/vocabulary.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { AppLink } from '#web/ui/AppLink.tsx'
import { type Column, Table } from '#web/ui/Table.tsx'
import type { RulesPreview } from '../queries.ts'

type Item = RulesPreview['items'][number]
type Period = RulesPreview['periods'][number]

export interface EffectProps {
  readonly told: RulesPreview
  /** What is changed, in words. */
  readonly changes: readonly string[]
  /** First day in force; absent = every case is judged anew. */
  readonly from?: string
}

export function Effect({ told, changes, from }: EffectProps) {
  const { t, f } = useWords()
  const section = useRef<HTMLElement>(null)
  // It stands below the form, which fills the window of a phone.
  useEffect(() => {
    section.current?.scrollIntoView?.({ block: 'start' })
  }, [])
  return (
    <section ref={section} className="settings-effect" aria-label={t('rules.effectHead')}>
      <h3>{t('rules.effectHead')}</h3>
      <ul>
        {changes.map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
      <p>
        <b>{sentence(told)}</b>
      </p>
      <ul>
        {told.periods.map((period) => (
          <PeriodEffect key={period.period.id} effect={period} />
        ))}
        {told.earlier > 0 ? <li>{t('rules.earlier', { n: told.earlier })}</li> : null}
      </ul>
      {told.items.length > 0 ? <Items items={told.items} /> : null}
    </section>
  )

  function sentence({ cases, moved, changed }: RulesPreview): string {
    if (cases === 0 && from !== undefined) return t('rules.effectNone', { from: f.date(`${from}T12:00:00Z`) })
    const counts = { cases: f.integer(cases), moved: f.integer(moved) }
    return changed === 0
      ? t('rules.effectNoVerdict', counts)
      : t('rules.effect', { ...counts, changed: f.integer(changed) })
  }
}

function PeriodEffect({ effect }: { readonly effect: Period }) {
  const { t, f, say } = useWords()
  const { period, changed, toMet, toBreached, ranks, state } = effect
  const place = (rank: number | null) =>
    rank === null ? t('rules.noRank') : t('rules.rank', { rank: f.integer(rank) })
  const ways = [
    ['rules.toMet', toMet],
    ['rules.toBreached', toBreached],
    ['rules.toOther', changed - toMet - toBreached],
  ] as const
  const list = ways.flatMap(([way, n]) => (n > 0 ? [t(way, { n: f.integer(n) })] : []))
  return (
    <li>
      {t('rules.periodEffect', {
        ...{ period: say(period.label), changed: f.integer(changed), ranks: f.integer(ranks.length) },
        ways: list.length > 0 ? t('rules.ways', { list: list.join(t('settings.comma')) }) : '',
      })}
      {state === 'published' ? ` · ${t('rules.periodPublished')}` : ''}
      {ranks.length > 0 ? (
        <ul>
          {ranks.map(({ department, name, group, from, to }) => (
            <li key={department}>
              {t('rules.rankMove', { name, group: say(group), from: place(from), to: place(to) })}
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  )
}

const SHOWN = 20

function Items({ items }: { readonly items: readonly Item[] }) {
  const { t, f, label } = useWords()
  const standing = ({ due, verdict }: Item['from']) =>
    due === null
      ? t(`rules.${verdict}`)
      : t('rules.verdict', { verdict: t(`rules.${verdict}`), due: f.dateTime(due) })
  const columns: Column<Item>[] = [
    {
      id: 'case',
      head: t('rules.case'),
      isRowHeader: true,
      cell: ({ id, title }) => (
        <AppLink to="/cases/$id" params={{ id }}>
          {title ?? id}
        </AppLink>
      ),
    },
    { id: 'clock', head: t('rules.clock'), className: 'nw', cell: ({ clock }) => label(CLOCKS, clock) },
    { id: 'from', head: t('rules.before'), cell: ({ from }) => standing(from) },
    { id: 'to', head: t('rules.after'), cell: ({ to }) => standing(to) },
  ]
  const shown = items.slice(0, SHOWN)
  return (
    <Table
      caption={t('rules.items', { n: shown.length })}
      showCaption
      rows={shown}
      rowKey={({ id, clock }, index) => `${id} ${clock} ${index}`}
      columns={columns}
      density="compact"
    />
  )
}
