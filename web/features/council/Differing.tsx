// Ballots that two people typed differently: where, what either typed, and the whole ballot once more from the paper.
import { useState } from 'react'
import { VOID } from '#api/domain/council/ballot.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import type { OfCouncil } from './CouncilPage.tsx'
import { Fault } from './Fault.tsx'
import { BallotBoxes, StreamField } from './PaperStream.tsx'
import { type Papers, useTypePapers } from './queries.ts'
import { takeBallots } from './stream.ts'

type Difference = Papers['differing'][number]

export function Differing({ council, papers }: OfCouncil & { readonly papers: Papers }) {
  const { t } = useWords()
  const [next] = papers.differing
  return (
    <Panel title={t('council.differing')} sub={t('council.differingSub')}>
      {next === undefined ? (
        <p>{t('council.differingNone')}</p>
      ) : (
        <Settling key={next.number} council={council} difference={next} />
      )}
      <ul className="council-differing">
        {papers.differing.map((one) => (
          <li key={one.number}>
            <b>{t('council.differs', { n: one.number, count: one.places.length })}</b>
            <Places council={council} difference={one} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Places({ council, difference }: OfCouncil & { readonly difference: Difference }) {
  const { t } = useWords()
  const nameOf = (id: string) => council.departments.find((one) => one.id === id)?.name ?? id
  const digit = (text: string) => (text === VOID ? t('council.void') : text)
  return (
    <ul>
      {difference.places.map(({ department, question, first, second }) => (
        <li key={`${department} ${question}`}>
          {t('council.differsAt', { unit: nameOf(department), question: council.questions[question] ?? '' })}{' '}
          <mark>{`${t('council.first')} ${digit(first)}`}</mark>{' '}
          <mark>{`${t('council.second')} ${digit(second)}`}</mark>
        </li>
      ))}
    </ul>
  )
}

function Settling({ council, difference }: OfCouncil & { readonly difference: Difference }) {
  const { t } = useWords()
  const [text, setText] = useState('')
  const type = useTypePapers(council.id)
  const { number } = difference
  const length = council.departments.length * council.questions.length
  const write = (typed: string) => {
    const { full, rest } = takeBallots(typed, { number, length })
    const [settled] = full
    setText(settled ? '' : rest)
    if (settled) type.mutate({ turn: 'settled', papers: [settled] })
  }
  return (
    <>
      <StreamField
        label={t('council.settleNext', { n: number })}
        hint={t('council.streamHint', { at: text.length, all: length })}
        text={text}
        onWrite={write}
      />
      <BallotBoxes council={council} text={text} />
      <Fault error={type.error} />
    </>
  )
}
