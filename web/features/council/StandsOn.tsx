// What a department's report stands on: the published version of the quarter, or the data of the day.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import type { UnitReport } from './queries.ts'

export function StandsOn({ report: { drawn } }: { readonly report: UnitReport }) {
  const { t } = useWords()
  if (drawn === null) return t('council.reportLive')
  return t('council.reportDrawn', { n: drawn.version, hash: drawn.sha256.slice(0, 12) })
}
