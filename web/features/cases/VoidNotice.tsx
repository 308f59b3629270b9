// A case that no figure of performance counts says so, and since when and why.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import type { CaseDetail } from '#web/record/queries.ts'
import { groundWords } from '#web/record/trailWords.ts'

export function VoidNotice({ detail }: { readonly detail: CaseDetail }) {
  const words = useWords()
  const { t, f } = words
  if (!detail.case.void) return null
  const event = detail.trail.findLast((one) => one.type === 'excluded' || one.type === 'merged')
  const reason =
    event?.type === 'merged'
      ? t('cases.mergedInto', { id: event.to ?? '' })
      : t('cases.reason', { reason: groundWords(event?.reason ?? '', words) })
  return (
    <p className="strip strip-grey case-void" role="note">
      {t('cases.voidNotice', { at: f.dateTimeLong(event?.occurredAt), reason })}
    </p>
  )
}
