// The title of the list: the figure whose units it shows, else the screen's own name.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { figureOf } from './figure.ts'

export function useFigureTitle(metric: string | undefined): string {
  const words = useWords()
  const meta = useMeta()
  if (metric === undefined) return words.t('cases.title')
  return words.t('cases.titleFigure', { name: figureOf(metric, meta, words).name })
}
