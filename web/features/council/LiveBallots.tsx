// How many ballots are in while people vote: the only thing anybody is told.
import type { ReactNode } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import type { OfCouncil } from './CouncilPage.tsx'

/** `children` = what those who hold it look at besides. */
export function LiveBallots({ council, children }: OfCouncil & { readonly children?: ReactNode }) {
  const { t, f } = useWords()
  const { phone, paper } = council.ballots
  return (
    <Panel title={t('council.live')} sub={t('council.liveSub')}>
      <p className="council-live" role="status">
        <b>{t('council.ballots', { n: phone + paper })}</b>
        <span>{`${t('council.livePhone')} ${f.integer(phone)}`}</span>
        <span>{`${t('council.livePaper')} ${f.integer(paper)}`}</span>
      </p>
      {children}
    </Panel>
  )
}
