// Table, funnel, lines of ranks or months; V goes through them.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useShortcuts } from '#web/lib/shortcuts.ts'
import { useView } from '#web/lib/urlState.ts'
import { Segmented } from '#web/ui/Segmented.tsx'
import { nextView, type RankView, rankViewOf, viewParam, viewsOf } from './rankView.ts'

const TEXTS = {
  table: 'rank.viewTable',
  funnel: 'rank.viewFunnel',
  slope: 'rank.viewSlope',
  heat: 'rank.viewHeat',
} as const

export function ViewChoice({ isLive }: { readonly isLive: boolean }) {
  const { t } = useWords()
  const { params, set } = useView()
  const views = viewsOf(isLive)
  const view = rankViewOf(params.v, isLive)
  const choose = (next: RankView) => set({ v: viewParam(next) })
  useShortcuts([
    { keys: 'V', name: t('rank.keyView'), scope: 'page', run: () => choose(nextView(view, views)) },
  ])
  return (
    <Segmented
      label={t('rank.view')}
      value={view}
      options={views.map((value) => ({ value, text: t(TEXTS[value]) }))}
      onChange={choose}
    />
  )
}
