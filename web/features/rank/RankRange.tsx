// The rank interval of a unit: in words, and as one cell per place.
import type { RankingRow } from '#api/contract/rankings.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { rankStrip } from '#web/marks/intervalMarks.ts'
import { Mark } from '#web/ui/Mark.tsx'

/** Longer strips are wider than their column: words alone then. */
const MOST_CELLS = 20

export function RankRange({ row, count }: { readonly row: RankingRow; readonly count: number }) {
  const { f, lang } = useWords()
  const { rank, rankLow: low, rankHigh: high } = row
  return (
    <>
      <span className="nw">{f.rankRange(low, high)}</span>
      {count <= MOST_CELLS ? (
        <Mark isDecorative mark={rankStrip({ rank, low, high, count }, { lang })} />
      ) : null}
    </>
  )
}
