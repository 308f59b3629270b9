// How far the open breaches are over.
import { useQuery } from '@tanstack/react-query'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { bars } from '#web/marks/bars.ts'
import { Mark } from '#web/ui/Mark.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { ageText } from './ages.ts'
import { matrixQuery } from './queries.ts'
import type { Sla } from './useSla.ts'

export function AgesBlock({ sla }: { sla: Sla }) {
  const words = useWords()
  const { t, f, lang } = words
  const query = useQuery(matrixQuery(sla.view.filters))
  const total = query.data?.ages.reduce((sum, { count }) => sum + count, 0) ?? null
  const title = total === 0 ? t('sla.agesNone') : t('sla.agesTitle', { n: total ?? '—' })
  return (
    <Panel className="sla-ages" title={title} sub={t('sla.agesSub')}>
      <QueryState query={query} height="12rem">
        {({ ages }) =>
          total === 0 ? null : (
            <Mark
              mark={bars(
                ages.map((age) => ({ label: ageText(age, words), value: age.count, kind: 'poor' as const })),
                { lang, format: (value) => f.integer(value) },
              )}
            />
          )
        }
      </QueryState>
    </Panel>
  )
}
