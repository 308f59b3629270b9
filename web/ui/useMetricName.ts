// Name and definition of a metric in the reader's language, from the deployment's own registry.
import type { Meta } from '#api/contract/meta.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'

export type MetricDefinitionEntry = Meta['metrics'][number]

export function useMetricDefinition(id: string): MetricDefinitionEntry | undefined {
  return useMeta().metrics.find((entry) => entry.id === id)
}

/** The registry's name; the id where the registry does not know it. */
export function useMetricName(id: string): string {
  const { say } = useWords()
  const entry = useMetricDefinition(id)
  return entry ? say(entry.name) : id
}

/** The same for any id. */
export function useMetricNames(): (id: string) => string {
  const { say } = useWords()
  const { metrics } = useMeta()
  return (id) => {
    const entry = metrics.find((one) => one.id === id)
    return entry ? say(entry.name) : id
  }
}
