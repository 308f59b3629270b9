// Time left on a case's reply clock as one word with its shape, and the deadline below it.
import type { Zone } from '#api/domain/time/zone.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'
import type { VerdictKind } from '#web/lib/verdict.ts'
import type { CaseItem } from './queries.ts'
import { isEndOfDay } from './ruler/drawing.ts'
import { span } from './ruler/verdict.ts'

export interface TimeLeft {
  readonly kind: VerdictKind
  readonly word: string
  /** The deadline in words; null where there is none. */
  readonly due: string | null
}

type Clocked = Pick<CaseItem, 'due' | 'dueState' | 'status' | 'provisional'>

/** Less than this is worth a look. */
const SOON_MS = 24 * 3_600_000

/** How a case stands against its deadline as of the answer's own instant. */
export function timeLeft(
  item: Clocked,
  asOf: string,
  { zone, words }: { zone: Zone; words: Words },
): TimeLeft {
  const { t } = words
  const dueMs = item.due === null ? null : Date.parse(item.due)
  const due = dueMs === null ? null : dueWords(dueMs, item.provisional, { zone, words })
  const leftMs = dueMs === null ? 0 : dueMs - Date.parse(asOf)
  switch (item.dueState) {
    case 'met':
      return { kind: 'good', word: t('cases.leftMet'), due }
    case 'breached':
      return item.status === 'open'
        ? { kind: 'poor', word: t('cases.leftLate', { span: span(-leftMs, words) }), due }
        : { kind: 'poor', word: t('cases.leftBreached'), due }
    case 'running':
      return {
        kind: leftMs < SOON_MS ? 'attention' : 'noise',
        word: t('cases.left', { span: span(leftMs, words) }),
        due,
      }
    case 'paused':
      return { kind: 'uncertain', word: t('cases.leftPaused'), due: null }
    case 'none':
      return { kind: 'uncertain', word: t('cases.leftNone'), due: null }
  }
}

function dueWords(
  dueMs: number,
  isProvisional: boolean,
  { zone, words }: { zone: Zone; words: Words },
): string {
  const { t, f } = words
  const at = isEndOfDay(dueMs, zone) ? t('cases.endOfDay', { day: f.dayMonth(dueMs) }) : f.dateTime(dueMs)
  return t(isProvisional ? 'cases.dueProvisional' : 'cases.due', { at })
}
