// A running check or import: how far, how fast; it goes on without this page, and can be stopped.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMayWrite } from '#web/lib/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { progressWords } from './progressWords.ts'
import { type ImportJob, useCancelImport } from './queries.ts'

export function ProgressStep({ job }: { readonly job: ImportJob }) {
  const words = useWords()
  const { t } = words
  const may = useMayWrite()
  const { percent, said } = progressWords(job, words)
  return (
    <section className="import-progress" aria-label={t('imports.progress')}>
      <div
        role="progressbar"
        aria-label={t('imports.progress')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent ?? undefined}
        aria-valuetext={said}
        className={percent === null ? 'import-bar open' : 'import-bar'}
      >
        <span style={{ width: percent === null ? '100%' : `${percent}%` }} />
      </div>
      <p className="import-said">{said}</p>
      <p className="meta">{t('imports.leaveNote')}</p>
      {may === 'yes' && job.mode !== 'withdraw' ? <Cancel job={job} /> : null}
    </section>
  )
}

/** Written is written at once: once that has begun there is nothing left to stop. */
function Cancel({ job }: { readonly job: ImportJob }) {
  const { t } = useWords()
  const cancel = useCancelImport(job.id)
  const isAsked = cancel.isPending || cancel.isSuccess
  return (
    <Button isDisabled={isAsked || job.state === 'merging'} onPress={() => cancel.mutate()}>
      {isAsked ? t('imports.cancelling') : t('imports.cancel')}
    </Button>
  )
}
