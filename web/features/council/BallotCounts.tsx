// How many slips and papers are out and in while people vote: counts, never whose.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import type { OfCouncil } from './CouncilPage.tsx'

export function BallotCounts({ council }: OfCouncil) {
  const { t } = useWords()
  const { slips, issued, ballots } = council
  const { phone, paper, settled } = ballots
  const facts: readonly (readonly [string, string])[] = [
    [t('council.slips'), t('council.slipCounts', { made: slips, used: phone, left: slips - phone })],
    [t('council.livePaper'), t('council.paperCounts', { typed: paper, settled, open: paper - settled })],
    [
      t('council.outAndIn'),
      issued === null
        ? t('council.notIssued', { back: phone + paper })
        : t('council.outAndInCounts', {
            issued,
            back: phone + paper,
            out: Math.max(0, issued - phone - paper),
          }),
    ],
  ]
  return (
    <dl className="council-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
