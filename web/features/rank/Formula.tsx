// The line below the heading: how the score is made and whom it compares.
import type { Rankings } from '#api/contract/rankings.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { formulaText } from '#web/lib/schemeName.ts'
import { totalFormula } from '#web/lib/totalParts.ts'

export function Formula({ rankings }: { readonly rankings: Rankings | undefined }) {
  const words = useWords()
  const { metrics } = useMeta()
  if (!rankings) return '\u00a0'
  const formulas = [totalFormula(rankings, words), formulaText(rankings.indicators, metrics, words)]
  return `${formulas.filter(Boolean).join(' · ')} · ${words.t(rankings.group === 'all' ? 'rank.groupAll' : 'rank.groupPeers')}`
}
