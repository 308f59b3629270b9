// How to read the table: the same marks as in it, each with one sentence.
import type { Rankings } from '#api/contract/rankings.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { SMALL_SAMPLE } from '#web/lib/standing.ts'
import { rankedBy } from '#web/lib/totalParts.ts'
import { dotInterval, rankStrip } from '#web/marks/intervalMarks.ts'
import type { MarkKind } from '#web/marks/svg.ts'
import { Mark } from '#web/ui/Mark.tsx'
import { Panel } from '#web/ui/Panel.tsx'

const SAMPLES: readonly { readonly kind: MarkKind; readonly isSmall?: boolean; readonly text: Text }[] = [
  { kind: 'good', text: 'rank.readGood' },
  { kind: 'attention', text: 'rank.readAttention' },
  { kind: 'poor', text: 'rank.readPoor' },
  { kind: 'uncertain', isSmall: true, text: 'rank.readSmall' },
]
type Text = 'rank.readGood' | 'rank.readAttention' | 'rank.readPoor' | 'rank.readSmall'

export function HowToRead({ rankings }: { readonly rankings: Rankings }) {
  const words = useWords()
  const { t, lang, f } = words
  const { ruleSet } = useMeta()
  const values = {
    what: rankedBy(rankings, words),
    ...{ target: ruleSet.target, from: ruleSet.minimum, to: SMALL_SAMPLE - 1 },
  }
  return (
    <Panel kind="plain" title={t('rank.read')} className="rank-read">
      <ul>
        {SAMPLES.map(({ kind, isSmall = false, text }) => (
          <li key={text}>
            <Mark
              isDecorative
              mark={dotInterval(
                { value: 5, lo: 1, hi: 9, min: 0, max: 10, kind, isSmall, height: 20 },
                { lang, format: f.integer },
              )}
            />
            <span>{t(text, values)}</span>
          </li>
        ))}
        <li>
          <span className="rank-read-bracket" aria-hidden="true" />
          <span>{t('rank.readTier')}</span>
        </li>
        <li>
          <Mark isDecorative mark={rankStrip({ rank: 2, low: 1, high: 5, count: 9 }, { lang })} />
          <span>{t('rank.readRange')}</span>
        </li>
        <li>
          <span className="rank-read-tie">{t('rank.tied')}</span>
          <span>{t('rank.readTied')}</span>
        </li>
      </ul>
    </Panel>
  )
}
