// Earlier imports, the latest first: what became of each.
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useWords, type Words } from '#web/lib/i18n/WordsContext.tsx'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { type Column, Table } from '#web/ui/Table.tsx'
import { Verdict } from '#web/ui/Verdict.tsx'
import { isUnderWay } from './importStep.ts'
import { stateWord } from './jobWords.ts'
import { type ImportJob, importsQuery } from './queries.ts'

export function ImportList() {
  const words = useWords()
  const navigate = useNavigate()
  const query = useQuery(importsQuery())
  return (
    <Panel title={words.t('imports.earlier')} kind="plain" className="import-earlier">
      <QueryState
        query={query}
        height="12rem"
        isEmpty={(data) => data.items.length === 0}
        empty={<p>{words.t('imports.none')}</p>}
      >
        {(data) => (
          <Table
            caption={words.t('imports.earlier')}
            columns={columns(words)}
            rows={data.items}
            rowKey={(job) => String(job.id)}
            onOpen={(job) => void navigate({ to: '/import/$job', params: { job: String(job.id) } })}
          />
        )}
      </QueryState>
    </Panel>
  )
}

function columns(words: Words): readonly Column<ImportJob>[] {
  const { t, f } = words
  const count = (name: 'rows' | 'inserted' | 'updated' | 'unchanged' | 'rejected'): Column<ImportJob> => ({
    id: name,
    head: t(`imports.${name}`),
    align: 'end',
    width: '6rem',
    // A check's counts say nothing of the import that runs now.
    cell: (job) => f.integer(isUnderWay(job) ? null : job.report?.[name]),
  })
  return [
    {
      id: 'file',
      head: t('imports.file'),
      isRowHeader: true,
      cell: (job) => (
        <AppLink to="/import/$job" params={{ job: String(job.id) }} title={job.fileName}>
          {job.fileName}
        </AppLink>
      ),
    },
    {
      id: 'at',
      head: t('imports.at'),
      width: '9rem',
      cell: (job) => <span className="nw">{f.dateTimeLong(job.createdAt)}</span>,
    },
    { id: 'actor', head: t('imports.actor'), width: '7rem', cell: (job) => job.actor ?? t('format.missing') },
    {
      id: 'state',
      head: t('imports.state'),
      width: '9rem',
      cell: (job) => {
        const { kind, word } = stateWord(job, words)
        return <Verdict kind={kind}>{word}</Verdict>
      },
    },
    ...(['rows', 'inserted', 'updated', 'unchanged', 'rejected'] as const).map(count),
  ]
}
