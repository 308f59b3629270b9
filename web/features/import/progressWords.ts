// How far a running check, import or withdrawal is: a percentage where one is known, and one sentence.
import type { Words } from '#web/lib/i18n/WordsContext.tsx'
import type { ImportJob } from './queries.ts'

export interface ProgressWords {
  /** 0–100; null = it goes on, nobody knows how far. */
  readonly percent: number | null
  readonly said: string
}

export function progressWords({ state, mode, progress }: ImportJob, { t, f }: Words): ProgressWords {
  if (mode === 'withdraw') return { percent: null, said: t('imports.withdrawing') }
  if (state === 'merging') return { percent: null, said: t('imports.merging') }
  const { rows, bytes, rowsPerSecond, share } = progress
  // Before the first bytes are read the counts are those of the check before.
  if (bytes === 0) return { percent: 0, said: t('imports.starting') }
  const parts = [
    share === null ? null : f.rate(share, 0),
    t('imports.rowsRead', { n: rows }),
    rowsPerSecond === null ? null : t('imports.speed', { n: rowsPerSecond }),
  ]
  return {
    percent: share === null ? null : Math.round(share * 100),
    said: parts.filter((part) => part !== null).join(' · '),
  }
}
