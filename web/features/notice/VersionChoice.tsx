// Published or as the data are today: the choice above a paper of a published period.
import type { Rankings } from '#api/contract/rankings.ts'
import { LIVE, mayDraw } from '#web/lib/drawn.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import type { UseView } from '#web/lib/urlState.ts'
import { Segmented } from '#web/ui/Segmented.tsx'

interface VersionChoiceProps {
  readonly rankings: Rankings | undefined
  readonly view: Pick<UseView, 'filters' | 'params' | 'activeFilters' | 'set'>
}

/** Nothing where nothing is published, or where the view is narrowed: there is then no choice. */
export function VersionChoice({ rankings, view }: VersionChoiceProps) {
  const { t } = useWords()
  const n = rankings?.snapshot?.version ?? rankings?.published?.version
  if (n === undefined || !mayDraw(view)) return null
  return (
    <Segmented
      label={t('notice.numbers')}
      value={rankings?.snapshot ? 'snapshot' : LIVE}
      options={[
        {
          value: 'snapshot',
          text: t(rankings?.snapshot?.stage === 'draft' ? 'notice.numbersDraft' : 'notice.numbersOf', { n }),
        },
        { value: LIVE, text: t('notice.numbersLive') },
      ]}
      onChange={(value) => view.set({ snapshot: value === LIVE ? LIVE : String(n) })}
    />
  )
}
