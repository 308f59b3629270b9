// Change of rank: arrow and places, the earlier rank below; new where it was not ranked then.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import type { RankMove } from '#web/lib/standing.ts'

export function Change({ move }: { readonly move: RankMove | null }) {
  const { t, f } = useWords()
  if (!move) return null
  const { kind, by, from } = move
  if (kind === 'new') {
    return (
      <>
        {'\u2014'}
        <span className="meta">{t('rank.notRankedBefore')}</span>
      </>
    )
  }
  if (kind === 'same') return t('rank.same')
  return (
    <>
      <span className="sr-only">{t(kind === 'up' ? 'rank.movedUp' : 'rank.movedDown', { n: by })}</span>
      <span aria-hidden="true">{`${kind === 'up' ? '↑' : '↓'}${f.integer(by)}`}</span>
      <span className="meta">{t('rank.was', { rank: f.rank(from) })}</span>
    </>
  )
}
