// A running check or import: how far, how fast; it goes on without this page, and can be stopped.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Button } from '#web/ui/Button.tsx'
import { useMayImport } from './mayImport.ts'
import { type ImportJob, useCancelImport } from './queries.ts'

export function ProgressStep({ job }: { readonly job: ImportJob }) {
  const { t, f } = useWords()
  const cancel = useCancelImport(job.id)
  const may = useMayImport()
  const { rows, rowsPerSecond, share } = job.progress
  const isMerging = job.state === 'merging'
  const percent = share === null || isMerging ? null : Math.round(share * 100)
  const said = isMerging
    ? t('imports.merging')
    : [
        percent === null ? null : f.rate(share, 0),
        t('imports.rowsRead', { n: rows }),
        rowsPerSecond === null ? null : t('imports.speed', { n: rowsPerSecond }),
      ]
        .filter((part) => part !== null)
        .join(' · ')
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
      {may === 'yes' ? (
        <Button isDisabled={cancel.isPending || isMerging} onPress={() => cancel.mutate()}>
          {cancel.isPending ? t('imports.cancelling') : t('imports.cancel')}
        </Button>
      ) : null}
    </section>
  )
}
