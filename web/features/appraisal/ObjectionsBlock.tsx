// The objections of a period: the queue with each one's effect, and the form of a department.
import { useQuery } from '@tanstack/react-query'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { mayDo, useSession } from '#web/lib/session.ts'
import { Panel } from '#web/ui/Panel.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { DecideKeys } from './DecideKeys.tsx'
import { NewObjectionForm } from './NewObjectionForm.tsx'
import { ObjectionCard } from './ObjectionCard.tsx'
import { type AppraisalData, type ObjectionItem, objectionsQuery, whichOf } from './queries.ts'

export function ObjectionsBlock({ data }: { readonly data: AppraisalData }) {
  const { t } = useWords()
  const query = useQuery(objectionsQuery(whichOf(data)))
  const session = useSession()
  const isOpen = data.state === 'objection'
  const isDecided = ({ version }: ObjectionItem) => isOpen && version === data.version
  return (
    <Panel id="objections" title={t('appraisal.objections')} sub={t('appraisal.objectionsSub')}>
      <QueryState
        query={query}
        lines={3}
        isEmpty={({ items }) => items.length === 0}
        empty={<p>{t('appraisal.objectionsNone')}</p>}
      >
        {({ items }) => (
          <ul className="appraisal-objections">
            {items.map((item) => (
              <li key={item.id}>
                <ObjectionCard item={item} isOpen={isDecided(item)} />
              </li>
            ))}
          </ul>
        )}
      </QueryState>
      <DecideKeys items={(query.data?.items ?? []).filter(isDecided)} />
      {isOpen && mayDo('object', session.data) ? <NewObjectionForm which={whichOf(data)} /> : null}
    </Panel>
  )
}
