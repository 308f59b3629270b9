// The cases of the address, page by page: table on the desk, cards on the phone; j, k and Enter go through them.
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { ApiProblem } from '#web/lib/apiClient.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { useView } from '#web/lib/urlState.ts'
import type { CaseList as Answer } from '#web/record/queries.ts'
import { useCellWords } from '#web/record/useCellWords.ts'
import { QueryState } from '#web/ui/QueryState.tsx'
import { Table } from '#web/ui/Table.tsx'
import { caseColumns } from './caseColumns.tsx'
import { densityOf } from './density.ts'
import { EmptyList } from './EmptyList.tsx'
import { figureOf } from './figure.ts'
import { listQuestion, sortOf } from './listQuestion.ts'
import { Pager } from './Pager.tsx'
import { placeOfPage, rememberPage } from './pages.ts'
import { casesQuery } from './queries.ts'
import type { ListedFigure } from './unitStanding.ts'

export function CaseList() {
  const view = useView()
  const question = listQuestion(view)
  const query = useQuery(casesQuery(question))
  useFreshStart(query.error)
  return (
    <QueryState
      query={query}
      height="40rem"
      lines={14}
      isEmpty={(data) => data.items.length === 0}
      empty={<EmptyList question={question} />}
    >
      {(data) => <Rows data={data} cursor={query.isPlaceholderData ? undefined : question.cursor} />}
    </QueryState>
  )
}

/** A page position of another list (filters changed since) leads to the first page of this one. */
function useFreshStart(error: Error | null): void {
  const { params, set } = useView()
  const isLost = params.cursor !== undefined && error instanceof ApiProblem && error.code === 'bad_cursor'
  useEffect(() => {
    if (isLost) set({ cursor: null }, { replace: true })
  }, [isLost, set])
}

function Rows({ data, cursor }: { readonly data: Answer; readonly cursor: string | undefined }) {
  const words = useWords()
  const { params, search, set } = useView()
  const navigate = useNavigate()
  const about = useCellWords(data.asOf)
  const figure = useListedFigure(params)
  const place = placeOfPage(cursor)
  if (data.next !== null && place !== null) {
    rememberPage(data.next, { before: cursor ?? null, offset: place.offset + data.items.length })
  }
  const open = (item: Answer['items'][number]) =>
    void navigate({ to: '/cases/$id', params: { id: item.id }, search })
  return (
    <>
      <Pager data={data} cursor={cursor} />
      <Table
        caption={words.t('cases.tableCaption', { n: data.total })}
        columns={caseColumns({ ...about, figure, search })}
        rows={data.items}
        rowKey={(item, index) => `${item.id}#${index}`}
        sort={sortOf(params)}
        onSort={(sort) => set({ sort, cursor: null })}
        onOpen={open}
        rowClass={(item) => (item.void ? 'cases-void' : '')}
        density={densityOf(params.v)}
        className="cases-table"
      />
      <Pager data={data} cursor={cursor} isFoot />
    </>
  )
}

function useListedFigure({ metric, part }: ReturnType<typeof useView>['params']): ListedFigure | undefined {
  const words = useWords()
  const meta = useMeta()
  if (metric === undefined) return undefined
  const { kind, direction } = figureOf(metric, meta, words)
  return { kind, direction, isExcluded: part === 'excluded' }
}
