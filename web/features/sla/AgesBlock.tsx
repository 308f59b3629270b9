// How far the open breaches are over, each class with its clocks.
import { useQuery } from '@tanstack/react-query'
import type { BreachMatrix } from '#api/contract/breaches.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { microBar } from '#web/marks/intervalMarks.ts'
import { CasesLink } from '#web/ui/CasesLink.tsx'
import { Mark } from '#web/ui/Mark.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { Table } from '#web/ui/Table.tsx'
import { ageText } from './ages.ts'
import { matrixQuery } from './queries.ts'
import type { Sla } from './useSla.ts'

export function AgesBlock({ sla }: { sla: Sla }) {
  const { t } = useWords()
  const query = useQuery(matrixQuery(sla.view.filters))
  const total = query.data?.ages.reduce((sum, { count }) => sum + count, 0) ?? null
  const title = total === 0 ? t('sla.agesNone') : t('sla.agesTitle', { n: total ?? '—' })
  return (
    <Panel className="sla-ages" title={title} sub={t('sla.agesSub')}>
      <QueryState query={query} height="12rem">
        {({ ages }) => (total === 0 ? null : <Ages ages={ages} />)}
      </QueryState>
    </Panel>
  )
}

function Ages({ ages }: Pick<BreachMatrix, 'ages'>) {
  const words = useWords()
  const { t, f, lang } = words
  const max = Math.max(1, ...ages.map(({ count }) => count))
  return (
    <Table
      caption={t('sla.agesSub')}
      phone="scroll"
      rows={ages}
      rowKey={({ from }) => String(from)}
      columns={[
        { id: 'age', head: t('sla.age'), isRowHeader: true, cell: (age) => ageText(age, words) },
        {
          id: 'bar',
          head: null,
          name: t('sla.agesCount'),
          className: 'sla-age-bar',
          cell: ({ count }) => (
            <Mark isDecorative mark={microBar({ value: count, max }, { lang, format: f.integer })} />
          ),
        },
        {
          id: 'count',
          head: t('sla.agesCount'),
          align: 'end',
          cell: ({ count, casesUrl }) => (
            <CasesLink n={count} casesUrl={casesUrl}>
              {f.integer(count)}
            </CasesLink>
          ),
        },
      ]}
    />
  )
}
