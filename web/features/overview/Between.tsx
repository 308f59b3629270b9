// The units between front and rear, named in one line: their order says little, their page more.
import type { RankingRow } from '#api/contract/rankings.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Joined } from './Joined.tsx'

export function Between({ rows }: { readonly rows: readonly RankingRow[] }) {
  const { t, rich } = useWords()
  const names = rows.map(({ department }) => (
    <AppLink key={department.id} to="/unit/$id" params={{ id: department.id }}>
      {department.name}
    </AppLink>
  ))
  return (
    <p className="overview-between meta">
      {rich('overview.between', {
        count: rows.length,
        names: <Joined parts={names} by={t('overview.comma')} />,
      })}
    </p>
  )
}
