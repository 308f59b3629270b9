// To do for who is signed in: one line each with its count and the way there.
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Session } from '#api/contract/session.ts'
import { upcomingQuery } from '#web/lib/figureQueries.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { useSession } from '#web/lib/session.ts'
import { casesSearch, useView } from '#web/lib/urlState.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { heatMeasure } from './heatTiles.ts'
import {
  appraisalsQuery,
  heatQuery,
  importsQuery,
  inspectionsQuery,
  objectionsQuery,
  rectificationsQuery,
  signalsQuery,
} from './queries.ts'
import { type RoleTodo, roleTodos } from './roleTodos.ts'
import { type Todo, todosOf } from './todos.ts'

export function TodoBlock() {
  const { t } = useWords()
  const { data: who } = useSession()
  const mine = useRoleTodos(who)
  const upkeep = useUpkeep(who)
  const isEmpty = mine.length === 0 && upkeep.length === 0
  return (
    <Panel kind="plain" title={t('overview.todo')} className="overview-todo">
      {isEmpty ? (
        <p className="muted">{who ? t('overview.todoNone') : null}</p>
      ) : (
        <ol>
          {mine.map((todo) => (
            <RoleLine key={todo.kind} todo={todo} department={who?.department ?? null} />
          ))}
          {upkeep.map((todo) => (
            <TodoLine key={todo.kind === 'rejects' ? `rejects-${todo.job}` : todo.kind} todo={todo} />
          ))}
        </ol>
      )}
      {who && who.role === null ? (
        <p className="meta">
          {t('overview.todoSignIn')} <AppLink to="/login">{t('overview.todoLogin')}</AppLink>
        </p>
      ) : null}
    </Panel>
  )
}

type Who = Session | undefined

function useRoleTodos(who: Who): readonly RoleTodo[] {
  const { asOf, periods } = useMeta()
  const { filters } = useView()
  const role = who?.role ?? null
  const has = role === 'leader' || role === 'operator' || role === 'department'
  const own =
    role === 'department' && who?.department ? { ...filters, department: [who.department] } : filters
  // Refused to those whom it is not for: then there is nothing of it to do.
  const options = { enabled: has, retry: false }
  const appraisals = useQuery({ ...appraisalsQuery(), ...options })
  const objections = useQuery({ ...objectionsQuery(), ...options })
  const rectifications = useQuery({ ...rectificationsQuery(), ...options })
  const upcoming = useQuery({ ...upcomingQuery(own), ...options })
  const signals = useQuery({ ...signalsQuery(filters), enabled: role === 'supervisor', retry: false })
  const inspections = useQuery({ ...inspectionsQuery(), enabled: role === 'supervisor', retry: false })
  if (!who || !(has || role === 'supervisor')) return []
  return roleTodos({
    ...{ who, meta: { asOf, periods } },
    inspections: inspections.data?.items,
    appraisals: appraisals.data?.items,
    objections: objections.data?.items,
    rectifications: rectifications.data?.items,
    upcoming: upcoming.data,
    signals: signals.data,
  })
}

/** Keeping the data in order is for those who bring them in, and shown to who tries the product out. */
function useUpkeep(who: Who): readonly Todo[] {
  const { communities, calendar } = useMeta()
  const { filters } = useView()
  const role = who?.role
  const is = role === null || role === 'operator' || role === 'admin'
  const heat = useQuery(heatQuery(filters, heatMeasure(communities)))
  const imports = useQuery({ ...importsQuery(), enabled: is, retry: false })
  return is ? todosOf({ heat: heat.data, imports: imports.data?.items, calendar }) : []
}

const ROLE_WORDS = {
  decide: ['overview.todoDecide', 'overview.todoDecideDetail'],
  publish: ['overview.todoPublish', 'overview.todoPublishDetail'],
  announce: ['overview.todoAnnounce', 'overview.todoAnnounceDetail'],
  freeze: ['overview.todoFreeze', 'overview.todoFreezeDetail'],
  object: ['overview.todoObject', 'overview.todoObjectDetail'],
  overdue: ['overview.todoOverdue', 'overview.todoOverdueDetail'],
  check: ['overview.todoCheck', 'overview.todoCheckDetail'],
  evidence: ['overview.todoEvidence', 'overview.todoEvidenceDetail'],
  late: ['overview.todoLate', 'overview.todoLateDetail'],
  answer: ['overview.todoAnswer', 'overview.todoAnswerDetail'],
  soon: ['overview.todoSoon', 'overview.todoSoonDetail'],
  records: ['overview.todoRecords', 'overview.todoRecordsDetail'],
  residents: ['overview.todoResidents', 'overview.todoResidentsDetail'],
} as const

interface RoleLineProps {
  readonly todo: RoleTodo
  /** Of a department its own deadlines are counted, and shown. */
  readonly department: string | null
}

function RoleLine({ todo, department }: RoleLineProps) {
  const { t, f } = useWords()
  const [what, detail] = ROLE_WORDS[todo.kind]
  if (todo.kind === 'answer') {
    return (
      <Line count={todo.count} what={t(what)} detail={`${f.period(todo.asked)} · ${t(detail)}`}>
        <AppLink to="/supervise" className="btn" search={{ period: [todo.asked], tab: ['signals'] }}>
          {t('overview.look')}
        </AppLink>
      </Line>
    )
  }
  if ('batch' in todo) {
    const tab = todo.kind === 'records' ? 'check' : 'visit'
    return (
      <Line count={todo.count} what={t(what)} detail={t(detail)}>
        <AppLink to="/supervise" className="btn" search={{ tab: [tab], batch: [String(todo.batch)] }}>
          {t('overview.look')}
        </AppLink>
      </Line>
    )
  }
  if (!('period' in todo)) {
    return (
      <Line count={todo.count} what={t(what)} detail={t(detail)}>
        <AppLink
          to="/sla"
          className="btn"
          {...(department === null ? {} : { search: { department: [department] } })}
        >
          {t('overview.look')}
        </AppLink>
      </Line>
    )
  }
  return (
    <Line count={todo.count} what={t(what)} detail={`${f.period(todo.period)} · ${t(detail)}`}>
      <AppLink to="/quarter/$period" params={{ period: todo.period }} className="btn">
        {t('overview.look')}
      </AppLink>
    </Line>
  )
}

function TodoLine({ todo }: { todo: Todo }) {
  const { t, f } = useWords()
  switch (todo.kind) {
    case 'unlocated':
      return (
        <Line
          count={todo.count}
          what={t('overview.todoUnlocated')}
          detail={t('overview.todoUnlocatedDetail', { share: f.rate(todo.share) })}
        >
          <AppLink to="/cases" className="btn" search={casesSearch(todo.casesUrl)}>
            {t('overview.look')}
          </AppLink>
        </Line>
      )
    case 'rejects':
      return (
        <Line count={todo.count} what={t('overview.todoRejects')} detail={todo.fileName}>
          <AppLink to="/import/$job" className="btn" params={{ job: String(todo.job) }}>
            {t('overview.look')}
          </AppLink>
        </Line>
      )
    case 'calendar':
      return (
        <Line
          count={todo.count}
          what={t('overview.todoCalendar')}
          detail={t('overview.todoCalendarDetail', { year: String(todo.year) })}
        >
          <AppLink to="/settings" className="btn">
            {t('overview.look')}
          </AppLink>
        </Line>
      )
  }
}

function Line(props: { count: number; what: string; detail: string; children: ReactNode }) {
  const { f } = useWords()
  return (
    <li className="overview-line">
      <b className="overview-line-count">{f.integer(props.count)}</b>
      <p>
        {props.what}
        <span className="meta">{props.detail}</span>
      </p>
      {props.children}
    </li>
  )
}
