// A figure that an answer gives as bare counts: pressed it opens its definition (口径), its excluded units counted on demand.
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useRef, useState } from 'react'
import type { CasesQuery } from '#api/contract/cases.ts'
import type { Metric } from '#api/contract/metric.ts'
import { get } from '#web/lib/apiClient.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { casesSearch } from '#web/lib/urlState.ts'
import { MetricDefinition } from './MetricDefinition.tsx'
import { useMetricDefinition, useMetricName } from './useMetricName.ts'

export interface CountedFigureProps {
  readonly figure: Omit<Metric, 'excluded' | 'version'>
  readonly envelope: { readonly asOf: string; readonly ruleSet: string }
  readonly name?: string
  /** Whose figure it is: `砖塔居委会`. */
  readonly of?: string
  readonly className?: string
  /** The figure as it is written. */
  readonly children: ReactNode
  /** The same in plain text, for readers. */
  readonly text: string
}

export function CountedFigure({ figure, envelope, name, of, className, children, text }: CountedFigureProps) {
  const { t } = useWords()
  const [isOpen, setOpen] = useState(false)
  const trigger = useRef<HTMLButtonElement>(null)
  const ownName = useMetricName(figure.metric)
  const version = useMetricDefinition(figure.metric)?.version ?? ''
  const excluded = useExcluded(figure, isOpen)
  const title = [name ?? ownName, of].filter(Boolean).join(' · ')
  return (
    <span className={`metric ${className ?? ''}`}>
      <button
        ref={trigger}
        type="button"
        className="metric-button"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-label={t('kit.openDefinition', { name: title, value: text })}
        onClick={() => setOpen(true)}
      >
        <span className="metric-value">{children}</span>
      </button>
      {isOpen && excluded !== null ? (
        <MetricDefinition
          metric={{ ...figure, excluded, version }}
          envelope={envelope}
          title={title}
          triggerRef={trigger}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </span>
  )
}

/** Units left out: received cases include void ones, a rate's are counted by its own list. Null until known. */
function useExcluded({ kind, casesUrl }: CountedFigureProps['figure'], isOpen: boolean): number | null {
  const isRate = kind === 'rate' || kind === 'mean'
  const query = useQuery({
    queryKey: ['cases', 'excluded', casesUrl],
    enabled: isOpen && isRate,
    queryFn: async ({ signal }) => {
      const { total } = await get('cases', { query: { ...readQuery(casesUrl), limit: 1 }, signal })
      return total
    },
  })
  return isRate ? (query.data ?? null) : 0
}

const LISTS = new Set(['department', 'community', 'category', 'urgency', 'scope', 'channel'])

/** The server's own address of the cases, taken at its word, narrowed to the excluded ones. */
function readQuery(casesUrl: string): CasesQuery {
  const entries = Object.entries(casesSearch(casesUrl, 'excluded')).map(([name, values]) => [
    name,
    LISTS.has(name) ? values : values?.[0],
  ])
  return Object.fromEntries(entries) as CasesQuery
}
