// Names of the two built-in schemes; a deployment's own goes by its id.
import type { Words } from '#web/lib/i18n/WordsContext.tsx'

export function schemeName(id: string, { t }: Pick<Words, 't'>): string {
  if (id === 'standard') return t('rank.schemeStandard')
  return id === 'recorded' ? t('rank.schemeRecorded') : id
}
