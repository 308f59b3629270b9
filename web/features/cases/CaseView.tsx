// One case as its page: the one question all its blocks are drawn from, and what stands there before it is answered.
import { useQuery } from '@tanstack/react-query'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useView } from '#web/lib/urlState.ts'
import { CaseFacts } from '#web/record/CaseFacts.tsx'
import { type CaseDetail, caseQuery } from '#web/record/queries.ts'
import { Ruler } from '#web/record/Ruler.tsx'
import { Trail } from '#web/record/Trail.tsx'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Page } from '#web/ui/Page.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { CountedBy } from './CountedBy.tsx'
import { EnteredNotice } from './EnteredNotice.tsx'
import { Neighbours } from './Neighbours.tsx'
import { NewEventButton } from './NewEventButton.tsx'
import { ProgressCodeButton } from './ProgressCodeButton.tsx'
import { VoidNotice } from './VoidNotice.tsx'

export function CaseView({ id }: { readonly id: string }) {
  const { t } = useWords()
  const { filters, search } = useView()
  const query = useQuery(caseQuery(id, filters.asOf))
  const item = query.data?.case
  return (
    <Page
      title={item ? (item.title ?? t('cases.untitled')) : t('cases.caseTitle')}
      screen={t('cases.caseScreen', { number: item?.number ?? id })}
      above={<Above id={id} detail={query.data} />}
      actions={
        <>
          <Neighbours id={id} />
          <AppLink to="/cases/$id/sheet" params={{ id }} search={search} className="btn">
            {t('cases.sheetOpen')}
          </AppLink>
          {query.data ? <ProgressCodeButton id={query.data.case.id} /> : null}
          {query.data ? <NewEventButton detail={query.data} /> : null}
        </>
      }
      className="case"
    >
      <QueryState query={query} height="44rem" lines={16}>
        {(detail) => <Body detail={detail} />}
      </QueryState>
    </Page>
  )
}

/** The way back to the list the reader came from, and what the case is called there. */
function Above({ id, detail }: { readonly id: string; readonly detail: CaseDetail | undefined }) {
  const { t } = useWords()
  const { search } = useView()
  return (
    <p className="meta case-above">
      <AppLink to="/cases" search={search}>
        {t('cases.title')}
      </AppLink>
      <span aria-hidden="true">{t('cases.pathGap')}</span>
      {detail ? `${detail.case.source} ${detail.case.number}` : id}
    </p>
  )
}

function Body({ detail }: { readonly detail: CaseDetail }) {
  return (
    <>
      <EnteredNotice id={detail.case.id} />
      <VoidNotice detail={detail} />
      <CaseFacts detail={detail} />
      <Ruler detail={detail} />
      <div className="case-split">
        <Trail detail={detail} />
        <CountedBy detail={detail} />
      </div>
    </>
  )
}
