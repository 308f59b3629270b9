// The state of an import in words, as the list and its own page say it.
import { ERROR_CODES } from '#api/domain/errors.ts'
import { isCode } from '#db/vocabulary.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'
import type { VerdictKind } from '#web/lib/verdict.ts'
import { isUnderWay } from './importStep.ts'
import type { ImportJob } from './queries.ts'

export function stateWord(
  job: ImportJob,
  { t, f }: Words,
): { readonly kind: VerdictKind; readonly word: string } {
  const share = job.progress.share === null ? '' : ` ${f.rate(job.progress.share, 0)}`
  switch (job.state) {
    case 'uploaded':
      return { kind: 'uncertain', word: t('imports.stateUploaded') }
    case 'running':
      return {
        kind: 'noise',
        word: `${t(job.mode === 'check' ? 'imports.stateChecking' : 'imports.stateRunning')}${share}`,
      }
    case 'merging':
      return { kind: 'noise', word: t('imports.stateMerging') }
    case 'done':
      if (job.mode === 'check') return { kind: 'uncertain', word: t('imports.stateChecked') }
      return (job.report?.rejected ?? 0) > 0
        ? { kind: 'attention', word: t('imports.statePartly') }
        : { kind: 'good', word: t('imports.stateDone') }
    case 'failed':
      return { kind: 'poor', word: t('imports.stateFailed') }
    case 'cancelled':
      return { kind: 'uncertain', word: t('imports.stateCancelled') }
    case 'withdrawn':
      return { kind: 'uncertain', word: t('imports.stateWithdrawn') }
  }
}

/** The finding of an import's page. */
export function jobTitle(job: ImportJob | undefined, { t, f }: Words): string {
  if (!job) return t('imports.title')
  const { report } = job
  if (isUnderWay(job) && job.mode === 'withdraw') return t('imports.withdrawing')
  if (isUnderWay(job))
    return t(job.mode === 'check' ? 'imports.titleChecking' : 'imports.titleRunning', { file: job.fileName })
  if (job.state === 'withdrawn') return t('imports.titleWithdrawn', { file: job.fileName })
  if (job.state === 'failed') return t('imports.titleFailed', { file: job.fileName })
  if (job.state === 'cancelled') return t('imports.titleCancelled', { file: job.fileName })
  if (!report) return t('imports.titleMapping', { file: job.fileName })
  const counts = {
    inserted: f.integer(report.inserted),
    updated: f.integer(report.updated),
    rejected: f.integer(report.rejected),
  }
  return t(job.mode === 'check' ? 'imports.titleChecked' : 'imports.titleDone', counts)
}

/** Why nothing was imported: the catalogue's words, and the server's own detail where it says more. */
export function jobError(error: NonNullable<ImportJob['error']>, { say, t }: Words): string {
  const known = isCode(ERROR_CODES, error.code) ? ERROR_CODES[error.code] : null
  const sentence = known ? say(known) : error.code
  const isMore = error.detail !== '' && error.detail !== known?.en
  return isMore ? t('imports.errorDetail', { sentence, detail: error.detail }) : sentence
}
