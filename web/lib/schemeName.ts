// How a scheme is written: the names of the two built-in ones (a deployment's own goes by its id), and its formula.

import type { Meta } from '#api/contract/meta.ts'
import type { Rankings } from '#api/contract/rankings.ts'
import type { Words } from './i18n/WordsContext.tsx'

export function schemeName(id: string, { t }: Pick<Words, 't'>): string {
  if (id === 'standard') return t('rank.schemeStandard')
  return id === 'recorded' ? t('rank.schemeRecorded') : id
}

/** `综合分 = 响应率×0.30 + …`: weights as the scheme has them. */
export function formulaText(
  indicators: Rankings['indicators'],
  metrics: Meta['metrics'],
  { t, f, say }: Words,
): string {
  const terms = indicators.map(({ metric, weight }) => {
    const entry = metrics.find((one) => one.id === metric)
    return `${entry ? say(entry.name) : metric}×${f.score(weight)}`
  })
  return t('rank.formula', { terms: terms.join(' + ') })
}
