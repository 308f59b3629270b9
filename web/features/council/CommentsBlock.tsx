// Comments of residents: looked at one by one after the sealing, public where approved.
import { useQuery } from '@tanstack/react-query'
import { COMMENT_STATES } from '#db/vocabulary.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { Pill } from '#web/ui/Pill.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import type { OfCouncil } from './CouncilPage.tsx'
import { Fault } from './Fault.tsx'
import { commentsQuery, useJudge } from './queries.ts'

export function PublicComments({ comments }: { readonly comments: readonly string[] }) {
  const { t } = useWords()
  if (comments.length === 0) return null
  return (
    <Panel title={t('council.comments')}>
      <ul className="council-comments">
        {comments.map((text, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two residents may write the same; the list never changes
          <li key={i}>{text}</li>
        ))}
      </ul>
    </Panel>
  )
}

export function CommentsBlock({ council }: OfCouncil) {
  const { t, label } = useWords()
  const query = useQuery(commentsQuery(council.id))
  const judge = useJudge(council.id)
  return (
    <Panel title={t('council.comments')} sub={t('council.commentsSub')}>
      <QueryState
        query={query}
        height="8rem"
        lines={3}
        isEmpty={({ items }) => items.length === 0}
        empty={<p>{t('council.commentsNone')}</p>}
      >
        {({ items }) => (
          <ul className="council-comments">
            {items.map(({ id, text, state }) => (
              <li key={id}>
                <span>{text}</span>
                <span className="row">
                  <Pill kind={state === 'pending' ? 'attention' : 'status'}>
                    {label(COMMENT_STATES, state)}
                  </Pill>
                  <Button
                    size="small"
                    isDisabled={judge.isPending || state === 'approved'}
                    onPress={() => judge.mutate({ comment: id, state: 'approved' })}
                  >
                    {t('council.approve')}
                  </Button>
                  <Button
                    size="small"
                    isDisabled={judge.isPending || state === 'rejected'}
                    onPress={() => judge.mutate({ comment: id, state: 'rejected' })}
                  >
                    {t('council.reject')}
                  </Button>
                </span>
              </li>
            ))}
          </ul>
        )}
      </QueryState>
      <Fault error={judge.error} />
    </Panel>
  )
}
