// The line below the heading: how the score is made and whom it compares.

import type { Meta } from '#api/contract/meta.ts'
import type { Rankings } from '#api/contract/rankings.ts'
import { useWords, type Words } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'

export function Formula({ rankings }: { readonly rankings: Rankings | undefined }) {
  const words = useWords()
  const { metrics } = useMeta()
  return rankings ? formulaText(rankings, metrics, words) : '\u00a0'
}

/** `综合分 = 响应率×0.30 + …`: weights as the scheme has them. */
export function formulaText(
  rankings: Pick<Rankings, 'indicators' | 'group'>,
  metrics: Meta['metrics'],
  { t, f, say }: Words,
): string {
  const terms = rankings.indicators.map(({ metric, weight }) => {
    const entry = metrics.find((one) => one.id === metric)
    return `${entry ? say(entry.name) : metric}×${f.score(weight)}`
  })
  const formula = t('rank.formula', { terms: terms.join(' + ') })
  return `${formula} · ${t(rankings.group === 'all' ? 'rank.groupAll' : 'rank.groupPeers')}`
}
