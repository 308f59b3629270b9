// What will breach next: four buckets at a glance, the most pressing cases below (`U` goes there).
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Upcoming } from '#api/contract/breaches.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { useShortcuts } from '#web/lib/shortcuts.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { CasesLink } from '#web/ui/CasesLink.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { Pill } from '#web/ui/Pill.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { useRowKeys } from '#web/ui/useRowKeys.ts'
import { VerdictShape } from '#web/ui/Verdict.tsx'
import { upcomingQuery } from './queries.ts'
import { type BucketGroup, bucketGroups, dueText, remainingText, type UpcomingItem } from './upcoming.ts'
import type { Sla } from './useSla.ts'

export function UpcomingBlock({ sla }: { sla: Sla }) {
  const { t } = useWords()
  const meta = useMeta()
  const query = useQuery(upcomingQuery(sla.url.filters, sla.view.clock, meta.clock === 'live'))
  const { data } = query
  return (
    <Panel
      className="sla-upcoming"
      title={t('sla.upcomingTitle')}
      sub={data ? <Sub upcoming={data} /> : null}
    >
      <QueryState
        query={query}
        height="26rem"
        isEmpty={({ buckets }) => buckets.every(({ count }) => count === 0)}
        empty={data ? <p>{t('sla.upcomingEmpty', { n: data.open })}</p> : null}
      >
        {(upcoming) => <Buckets upcoming={upcoming} />}
      </QueryState>
    </Panel>
  )
}

function Sub({ upcoming }: { upcoming: Upcoming }) {
  const { t } = useWords()
  const { open, casesUrl, paused, pausedUrl } = upcoming
  return (
    <>
      <CasesLink n={open} casesUrl={casesUrl}>
        {t('sla.upcomingSub', { n: open })}
      </CasesLink>
      {paused > 0 ? (
        <>
          {' · '}
          <CasesLink n={paused} casesUrl={pausedUrl}>
            {t('sla.upcomingPaused', { n: paused })}
          </CasesLink>
        </>
      ) : null}
    </>
  )
}

const NAMES = {
  overdue: 'sla.bucketOverdue',
  within_4h: 'sla.bucket4h',
  today: 'sla.bucketToday',
  within_3d: 'sla.bucket3d',
  later: 'sla.bucketLater',
} as const

function Buckets({ upcoming }: { upcoming: Upcoming }) {
  const { t, f } = useWords()
  const groups = bucketGroups(upcoming)
  const list = useRef<HTMLDivElement>(null)
  useRowKeys(list, true)
  const focus = () => list.current?.querySelector<HTMLElement>('[data-row]')?.focus()
  useShortcuts([{ keys: 'U', name: t('sla.keyUpcoming'), scope: 'page', run: focus }])
  const total = groups.reduce((sum, group) => sum + group.count, 0)
  return (
    <>
      <dl className="sla-buckets">
        {groups.map(({ id, count, casesUrl }) => (
          <div key={id} className={id === 'overdue' && count > 0 ? 'sla-over' : ''}>
            <dt>
              {id === 'overdue' && count > 0 ? <VerdictShape kind="poor" /> : null}
              {t(NAMES[id])}
            </dt>
            <dd>
              <CasesLink n={count} casesUrl={casesUrl}>
                {f.integer(count)}
              </CasesLink>
            </dd>
          </div>
        ))}
      </dl>
      <div ref={list}>
        {groups.map((group) => (group.count > 0 ? <Group key={group.id} group={group} /> : null))}
      </div>
      {total > upcoming.items.length ? (
        <p className="meta">{t('sla.upcomingCut', { n: upcoming.items.length })}</p>
      ) : null}
    </>
  )
}

/** Items of a bucket before the reader asks for all. */
const SHOWN = 3

function Group({ group }: { group: BucketGroup }) {
  const { t } = useWords()
  const [isAll, setAll] = useState(false)
  const { id, count, items } = group
  return (
    <section className="sla-group" aria-label={t(NAMES[id])}>
      <h3>
        {id === 'overdue' ? <VerdictShape kind="poor" /> : null}
        {t(NAMES[id])}
        <span className="meta">{t('sla.count', { n: count })}</span>
      </h3>
      <ul>
        {(isAll ? items : items.slice(0, SHOWN)).map((item) => (
          <Item key={`${item.id}${item.clock}`} item={item} />
        ))}
      </ul>
      {items.length < count ? (
        <p className="meta sla-cut">{t('sla.notListed', { n: count - items.length })}</p>
      ) : null}
      {items.length > SHOWN ? (
        <button type="button" className="linkish" aria-expanded={isAll} onClick={() => setAll(!isAll)}>
          {isAll ? t('sla.showFewer') : t('sla.showAll', { n: items.length })}
        </button>
      ) : null}
    </section>
  )
}

function Item({ item }: { item: UpcomingItem }) {
  const words = useWords()
  const { t, say } = words
  const meta = useMeta()
  const department = meta.departments.find(({ id }) => id === item.department)?.name ?? t('sla.noDepartment')
  const category = meta.categories.find(({ code }) => code === item.category)
  return (
    <li className="sla-item">
      <AppLink to="/cases/$id" params={{ id: item.id }} className="sla-item-link" ref={asRow}>
        {item.title ?? item.number}
      </AppLink>
      <span className="sla-item-left">
        {remainingText(item, words)}
        {item.provisional ? <Pill>{t('sla.provisional')}</Pill> : null}
      </span>
      <small>
        {department} · {category ? say(category) : item.category}
        {item.urgency === 'urgent' ? ` · ${t('sla.urgent')}` : ''}
      </small>
      <small className="sla-item-due">{t('sla.due', { when: dueText(item, meta, words) })}</small>
    </li>
  )
}

/** The link itself is what `j` and `k` move to. */
function asRow(link: HTMLAnchorElement | null): void {
  if (link) link.dataset.row = ''
}
