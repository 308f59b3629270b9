// Nobody has enough cases: says so, and offers the scheme by which somebody would be ranked.
import type { Rankings } from '#api/contract/rankings.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { schemeName } from '#web/lib/schemeName.ts'
import { useView } from '#web/lib/urlState.ts'
import { Button } from '#web/ui/Button.tsx'
import { DEFAULT_SCHEME, useOtherScheme } from './useRanking.ts'

export function NobodyRanked({ rankings }: { readonly rankings: Rankings }) {
  const words = useWords()
  const { t, f } = words
  const { set } = useView()
  const other = useOtherScheme(true)
  const name = schemeName(rankings.scheme, words)
  const min = Math.max(0, ...rankings.indicators.map((indicator) => indicator.min))
  return (
    <div className="strip strip-grey rank-nobody" role="status">
      <p>{t('rank.nobody', { period: f.period(rankings.period.id), scheme: name, min })}</p>
      {other ? (
        <>
          <p>{t('rank.otherScheme', { scheme: schemeName(other, words) })}</p>
          <Button
            size="small"
            onPress={() => set({ scheme: other === DEFAULT_SCHEME ? null : other, sort: null })}
          >
            {t('rank.switchScheme', { scheme: schemeName(other, words) })}
          </Button>
        </>
      ) : null}
    </div>
  )
}
