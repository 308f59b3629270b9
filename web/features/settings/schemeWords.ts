// A scheme in words, and as the file it can be written and read as.
import type { Words } from '#web/lib/i18n/WordsContext.tsx'
import { schemeName } from '#web/lib/schemeName.ts'
import type { Scheme } from './queries.ts'

export const nameOf = ({ id, name }: Scheme, words: Words): string =>
  name ? words.say(name) : schemeName(id, words)

/** `响应率 30%（≥20）、…` */
export function formulaOf(
  { indicators }: Scheme,
  metricName: (id: string) => string,
  { t, f }: Words,
): string {
  return indicators
    .map(({ metric, weight, min }) =>
      t('settings.term', { name: metricName(metric), weight: f.number(100 * weight, 2), min }),
    )
    .join(t('settings.comma'))
}

export function groupWords(group: Scheme['group'], { t, say, f }: Words): string {
  if (group === 'kind') return t('settings.groupKind')
  if (group === 'all') return t('settings.groupAll')
  if ('bands' in group)
    return t('settings.groupBands', { bounds: group.bands.map((n) => f.integer(n)).join(' / ') })
  return t('settings.groupLists', {
    names: group.lists.map(({ label }) => say(label)).join(t('settings.comma')),
  })
}
