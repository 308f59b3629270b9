// Names of metrics in the reader's language; the id where the registry does not know one.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'

export function useMetricNames(): (id: string) => string {
  const { say } = useWords()
  const { metrics } = useMeta()
  return (id) => {
    const entry = metrics.find((one) => one.id === id)
    return entry ? say(entry.name) : id
  }
}
