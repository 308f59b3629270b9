// Names of indicators and first-level categories in the language of the page.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import type { Names } from './change.ts'

export function useNames(): Names {
  const { say } = useWords()
  const { metrics, categories } = useMeta()
  return {
    metric: (id) => {
      const entry = metrics.find((one) => one.id === id)
      return entry ? say(entry.name) : id
    },
    category: (code) => {
      const entry = categories.find((one) => one.code === code)
      return entry ? say(entry) : code
    },
  }
}
