// Change of rank: arrow and places, the earlier rank below; new where it was not ranked then. Opens what the change comes from.
import type { ReactNode } from 'react'
import type { RankingRow } from '#api/contract/rankings.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import type { RankMove } from '#web/lib/standing.ts'
import { AppLink } from '#web/ui/AppLink.tsx'

interface ChangeProps {
  readonly move: RankMove | null
  readonly department: RankingRow['department']
}

export function Change({ move, department }: ChangeProps) {
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
  if (kind === 'same') return <Why department={department}>{t('rank.same')}</Why>
  return (
    <>
      <Why department={department}>
        <span className="sr-only">{t(kind === 'up' ? 'rank.movedUp' : 'rank.movedDown', { n: by })}</span>
        <span aria-hidden="true">{`${kind === 'up' ? '↑' : '↓'}${f.integer(by)}`}</span>
      </Why>
      <span className="meta">{t('rank.was', { rank: f.rank(from) })}</span>
    </>
  )
}

function Why({ department, children }: Pick<ChangeProps, 'department'> & { readonly children: ReactNode }) {
  const { t } = useWords()
  return (
    <AppLink
      to="/unit/$id"
      params={{ id: department.id }}
      hash="change"
      title={t('rank.whyOf', { unit: department.name })}
    >
      {children}
    </AppLink>
  )
}
