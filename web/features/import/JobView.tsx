// One import as its page: title and steps read off its state, the block of the step below.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useView } from '#web/lib/urlState.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Page } from '#web/ui/Page.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { CheckStep } from './CheckStep.tsx'
import { ImportSteps } from './ImportSteps.tsx'
import { isUnderWay, stepOf } from './importStep.ts'
import { jobError, jobTitle } from './jobWords.ts'
import { MappingStep } from './MappingStep.tsx'
import { PhoneNote } from './PhoneNote.tsx'
import { ProgressStep } from './ProgressStep.tsx'
import { type ImportJob, importQuery } from './queries.ts'
import { ReportStep } from './ReportStep.tsx'

export function JobView({ id }: { readonly id: number }) {
  const words = useWords()
  const { t, f } = words
  const query = useQuery(importQuery(id))
  const job = query.data
  useFreshFigures(job)
  return (
    <Page
      title={jobTitle(job, words)}
      screen={t('imports.title')}
      above={
        <p className="meta import-above">
          <AppLink to="/import">{t('imports.title')}</AppLink>
        </p>
      }
      sub={
        job
          ? t('imports.subJob', {
              file: job.fileName,
              at: f.dateTimeLong(job.createdAt),
              actor: job.actor ?? t('format.missing'),
            })
          : undefined
      }
      className="import"
    >
      <QueryState query={query} height="24rem">
        {(data) => <JobBody job={data} />}
      </QueryState>
    </Page>
  )
}

/** When an import has come in (or was withdrawn) while somebody watched, every figure is another one. */
function useFreshFigures(job: ImportJob | undefined): void {
  const client = useQueryClient()
  const before = useRef<ImportJob['state'] | null>(null)
  const state = job?.state ?? null
  const isWritten = job?.mode === 'run' && (state === 'done' || state === 'withdrawn')
  useEffect(() => {
    const isChanged = before.current !== null && before.current !== state
    before.current = state
    if (isChanged && isWritten) void client.invalidateQueries()
  }, [state, isWritten, client])
}

function JobBody({ job }: { readonly job: ImportJob }) {
  const words = useWords()
  const { params } = useView()
  const isRemapping = params.tab === 'mapping' && job.state === 'done' && job.mode === 'check'
  const step = isRemapping ? 'mapping' : stepOf(job)
  return (
    <>
      <div className="import-desk">
        <ImportSteps step={step} />
      </div>
      {job.error === null || isUnderWay(job) ? null : (
        <p className="strip strip-poor import-error" role="alert">
          {jobError(job.error, words)}
        </p>
      )}
      <StepBody job={job} step={step} />
    </>
  )
}

function StepBody({ job, step }: { readonly job: ImportJob; readonly step: ReturnType<typeof stepOf> }) {
  if (isUnderWay(job)) return <ProgressStep job={job} />
  if (step === 'mapping')
    return (
      <>
        <PhoneNote />
        <MappingStep job={job} />
      </>
    )
  return step === 'check' ? <CheckStep job={job} /> : <ReportStep job={job} />
}
