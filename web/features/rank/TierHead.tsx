// The line above a tier: its number, how many it holds, and what that claims: nobody in it is significantly below its head.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { standingOf } from '#web/lib/standing.ts'
import type { Tier } from './tiers.ts'

export function TierHead({ tier, columns }: { readonly tier: Tier; readonly columns: number }) {
  const { t } = useWords()
  return (
    <tr className="rank-tier-head">
      <th scope="rowgroup" colSpan={columns}>
        {t('rank.tier', { n: tier.number })} <span className="meta">{useClaim(tier)}</span>
      </th>
    </tr>
  )
}

function useClaim({ number, rows }: Tier): string {
  const { t } = useWords()
  const { target } = useMeta().ruleSet
  const [head] = rows
  const n = rows.length
  if (number > 1) return t('rank.tierNext', { n, before: number - 1 })
  if (n === 1 || head === undefined) return t('rank.units', { n })
  const isSmall = standingOf(head, target).isSmall
  return t(isSmall ? 'rank.tierFirstSmall' : 'rank.tierFirst', { n, head: head.department.name })
}
