// A case that no figure of performance counts says so, and since when and why.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import type { CaseDetail } from './queries.ts'

export function VoidNotice({ detail }: { readonly detail: CaseDetail }) {
  const { t, f } = useWords()
  if (!detail.case.void) return null
  const event = detail.trail.findLast((one) => one.type === 'excluded' || one.type === 'merged')
  const reason =
    event?.type === 'merged' ? t('cases.mergedInto', { id: event.to ?? '' }) : (event?.reason ?? '')
  return (
    <p className="strip strip-grey case-void" role="note">
      {t('cases.voidNotice', { at: f.dateTimeLong(event?.occurredAt), reason: groundWord(reason, t) })}
    </p>
  )
}

function groundWord(reason: string, t: ReturnType<typeof useWords>['t']): string {
  return reason === 'import_withdrawn' ? t('cases.groundWithdrawn') : reason
}
