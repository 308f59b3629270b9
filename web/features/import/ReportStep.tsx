// What an import did: counts, refused rows as files, what was noticed; and the way to take it back.
import { useState } from 'react'
import { API_ROOT } from '#web/lib/apiClient.ts'
import { errorText } from '#web/lib/errorText.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMayWrite } from '#web/lib/session.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { type ImportJob, useWithdrawImport } from './queries.ts'
import { ReportBlocks } from './ReportBlocks.tsx'

export function ReportStep({ job }: { readonly job: ImportJob }) {
  const { t } = useWords()
  const may = useMayWrite()
  const { report } = job
  if (!report) return null
  const hasRejects = may === 'yes' && report.rejectsUrl !== null
  return (
    <>
      {job.state === 'withdrawn' ? (
        <p className="strip strip-grey" role="note">
          {t('imports.withdrawnNote')}
        </p>
      ) : null}
      <ReportBlocks
        report={report}
        lists={{ ...job.lists, rejected: hasRejects ? rejectsUrl(job.id) : null }}
        rejects={hasRejects ? <Rejects id={job.id} /> : null}
      />
      <div className="row import-foot">
        <AppLink to="/cases" className="btn">
          {t('imports.toCases')}
        </AppLink>
        <AppLink to="/import" className="btn">
          {t('imports.another')}
        </AppLink>
        {may === 'yes' && job.state === 'done' ? <Withdraw job={job} /> : null}
      </div>
    </>
  )
}

const rejectsUrl = (id: number) => `${API_ROOT}/imports/${id}/rejects`

/** 标错回传: the refused rows with the bad cells marked; only repaired rows of it come in again. */
function Rejects({ id }: { readonly id: number }) {
  const { t } = useWords()
  const url = rejectsUrl(id)
  return (
    <div className="row">
      <a className="btn" href={`${url}?format=xlsx`} download>
        {t('imports.rejectsXlsx')}
      </a>
      <a className="btn" href={url} download>
        {t('imports.rejectsCsv')}
      </a>
      <p className="meta">{t('imports.rejectsNote')}</p>
    </div>
  )
}

function Withdraw({ job }: { readonly job: ImportJob }) {
  const words = useWords()
  const { t } = words
  const [isOpen, setOpen] = useState(false)
  const withdraw = useWithdrawImport(job)
  const n = (job.report?.inserted ?? 0) + (job.report?.updated ?? 0)
  return (
    <>
      <Button kind="danger" isDisabled={withdraw.isSuccess} onPress={() => setOpen(true)}>
        {t(withdraw.isSuccess ? 'imports.withdrawing' : 'imports.withdraw')}
      </Button>
      <Dialog
        title={t('imports.withdrawTitle')}
        isOpen={isOpen}
        onOpenChange={setOpen}
        footer={
          <>
            <Button onPress={() => setOpen(false)}>{t('imports.keep')}</Button>
            <Button
              kind="danger"
              isDisabled={withdraw.isPending}
              onPress={() => withdraw.mutate(undefined, { onSuccess: () => setOpen(false) })}
            >
              {t('imports.withdrawConfirm')}
            </Button>
          </>
        }
      >
        <p>{t('imports.withdrawText', { n, file: job.fileName })}</p>
        {withdraw.error ? (
          <p className="strip strip-poor" role="alert">
            {errorText(withdraw.error, words)}
          </p>
        ) : null}
      </Dialog>
    </>
  )
}
