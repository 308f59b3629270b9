// The agenda: facts of the session, departments in order, questions; slips; the steps that who looks may take.
import { useState } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMay } from '#web/lib/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { BallotCounts } from './BallotCounts.tsx'
import { EditCouncilDialog } from './CouncilDialogs.tsx'
import type { OfCouncil } from './CouncilPage.tsx'
import { LiveBallots } from './LiveBallots.tsx'
import { SlipsBlock } from './SlipsBlock.tsx'
import { StepsBlock } from './StepsBlock.tsx'

export function AgendaTab({ council }: OfCouncil) {
  const may = useMay('holdCouncil')
  return (
    <>
      {council.state === 'open' ? (
        <LiveBallots council={council}>
          <BallotCounts council={council} />
        </LiveBallots>
      ) : null}
      <StepsBlock council={council} />
      <Agenda council={council} canEdit={council.state === 'draft' && may === 'yes'} />
      {council.state === 'draft' && may === 'yes' ? <SlipsBlock council={council} /> : null}
    </>
  )
}

function Agenda({ council, canEdit }: OfCouncil & { readonly canEdit: boolean }) {
  const { t } = useWords()
  const [isEditing, setEditing] = useState(false)
  const { departments, questions } = council
  return (
    <Panel
      title={t('council.agenda')}
      sub={t('council.agendaSub', {
        n: departments.length,
        q: questions.length,
        k: departments.length * questions.length,
      })}
      actions={canEdit ? <Button onPress={() => setEditing(true)}>{t('council.edit')}</Button> : null}
    >
      {isEditing ? <EditCouncilDialog council={council} onClose={() => setEditing(false)} /> : null}
      <Facts council={council} />
      <div className="council-columns">
        <div>
          <h3>{t('council.departments')}</h3>
          <ol>
            {departments.map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
          </ol>
        </div>
        <div>
          <h3>{t('council.questions')}</h3>
          <ol>
            {questions.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ol>
        </div>
      </div>
    </Panel>
  )
}

function Facts({ council }: OfCouncil) {
  const { t } = useWords()
  const { invited, quorum, attended, issued, isQuorate } = council
  const counted = (n: number | null, key: 'council.persons' | 'council.ballots') =>
    n === null ? t('council.notCounted') : t(key, { n })
  const facts: readonly (readonly [string, string])[] = [
    [t('council.factInvited'), t('council.persons', { n: invited })],
    [t('council.factQuorum'), t('council.persons', { n: quorum })],
    [t('council.factAttended'), counted(attended, 'council.persons')],
    [t('council.factIssued'), counted(issued, 'council.ballots')],
  ]
  return (
    <>
      <dl className="council-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {isQuorate === null ? null : (
        <p className={isQuorate ? 'council-good' : 'council-poor'}>
          {isQuorate ? `● ${t('council.quorumMet')}` : `▼ ${t('council.quorumNotMet')}`}
        </p>
      )}
    </>
  )
}
