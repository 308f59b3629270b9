// Paper ballots at speed (纸票快录): one person types the stream, another one blind, and what differs is settled against the paper.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PaperTurn } from '#db/vocabulary.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMay, useSession } from '#web/lib/session.ts'
import { Panel } from '#web/ui/Panel.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { Segmented } from '#web/ui/Segmented.tsx'
import type { OfCouncil } from './CouncilPage.tsx'
import { Differing } from './Differing.tsx'
import { PaperStream } from './PaperStream.tsx'
import { type Papers, papersQuery } from './queries.ts'
import { nextNumber } from './stream.ts'
import { Who } from './Who.tsx'

export function PapersTab({ council }: OfCouncil) {
  const { t } = useWords()
  const may = useMay('typeBallots')
  if (council.state !== 'open') return <p className="state">{t('council.papersClosed')}</p>
  if (may !== 'yes') return <Who text={t('council.papersWho')} />
  return <Typing council={council} />
}

function Typing({ council }: OfCouncil) {
  const query = useQuery(papersQuery(council.id))
  return (
    <QueryState query={query} height="24rem" lines={8}>
      {(papers) => <Desk council={council} papers={papers} />}
    </QueryState>
  )
}

const TURNS = {
  first: 'council.turnFirst',
  second: 'council.turnSecond',
  settled: 'council.turnSettled',
} as const

function Desk({ council, papers }: OfCouncil & { readonly papers: Papers }) {
  const { t } = useWords()
  const { data } = useSession()
  const usual = usualTurn(papers, data?.username ?? '')
  const [turn, setTurn] = useState<PaperTurn>(usual)
  return (
    <>
      <Panel title={t('council.tabPapers')} sub={t('council.papersHow')}>
        <Segmented
          label={t('council.turn')}
          showLabel
          value={turn}
          options={(['first', 'second', 'settled'] as const).map((value) => ({
            value,
            text: t(TURNS[value]),
          }))}
          onChange={setTurn}
        />
        {turn === 'settled' ? null : (
          <PaperStream key={turn} council={council} turn={turn} from={nextNumber(papers[turn].numbers)} />
        )}
        <Standing papers={papers} />
      </Panel>
      {turn === 'settled' || papers.differing.length > 0 ? (
        <Differing council={council} papers={papers} />
      ) : null}
    </>
  )
}

/** Whoever typed first goes on with it; whoever comes second types the second turn. */
function usualTurn({ first, second }: Papers, username: string): 'first' | 'second' {
  if (first.by.includes(username)) return 'first'
  return second.by.includes(username) || first.by.length > 0 ? 'second' : 'first'
}

function Standing({ papers }: { readonly papers: Papers }) {
  const { t } = useWords()
  const { first, second, standing } = papers
  const names = (by: readonly string[]) => by.join(t('council.noticeGap')) || t('council.nobody')
  return (
    <p className="meta">
      {t('council.typedCount', { first: first.numbers.length, second: second.numbers.length, standing })}
      <br />
      {t('council.typedBy', { first: names(first.by), second: names(second.by) })}
    </p>
  )
}
