// To do: one line each with its count and the way there.
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { casesSearch, useView } from '#web/lib/urlState.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { heatMeasure } from './heatTiles.ts'
import { heatQuery, importsQuery } from './queries.ts'
import { type Todo, todosOf } from './todos.ts'

export function TodoBlock() {
  const { t } = useWords()
  const { communities, calendar } = useMeta()
  const { filters } = useView()
  const heat = useQuery(heatQuery(filters, heatMeasure(communities)))
  // Refused to those who may not import: then there is nothing of it to do.
  const imports = useQuery({ ...importsQuery(), retry: false })
  const todos = todosOf({ heat: heat.data, imports: imports.data?.items, calendar })
  return (
    <Panel kind="plain" title={t('overview.todo')} className="overview-todo">
      {todos.length === 0 ? (
        <p className="muted">{heat.data ? t('overview.todoNone') : null}</p>
      ) : (
        <ol>
          {todos.map((todo) => (
            <TodoLine key={todo.kind === 'rejects' ? `rejects-${todo.job}` : todo.kind} todo={todo} />
          ))}
        </ol>
      )}
    </Panel>
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
          <AppLink to="/help" className="btn">
            {t('overview.why')}
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
