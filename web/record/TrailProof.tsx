// The foot of a case's trail: every event with its hash, and the reader's own check that the signed log holds them so.
import { useMutation } from '@tanstack/react-query'
import { errorText } from '#web/lib/errorText.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Verdict } from '#web/ui/Verdict.tsx'
import type { CaseDetail } from './queries.ts'
import { useCellWords } from './useCellWords.ts'

export function TrailProof({ detail }: { readonly detail: CaseDetail }) {
  const { words } = useCellWords(detail.asOf)
  const { t, f, label } = words
  const meta = useMeta()
  const types = Object.fromEntries((meta.vocabulary.eventType ?? []).map((one) => [one.code, one]))
  const check = useMutation({
    mutationFn: async () => (await import('./checkEvents.ts')).wrongEvents(detail.trail),
  })
  return (
    <details className="trail-proof">
      <summary>{t('cases.trailFoot', { n: detail.trail.length })}</summary>
      <p className="meta">{t('cases.leafNote')}</p>
      <p className="row">
        <Button size="small" isDisabled={check.isPending} onPress={() => check.mutate()}>
          {t(check.isPending ? 'cases.checking' : 'cases.check')}
        </Button>
        <AppLink to="/trail">{t('shell.navTrail')}</AppLink>
      </p>
      <p role="status">
        {check.data === undefined ? null : (
          <Outcome wrong={check.data.length} of={detail.trail.length} t={t} />
        )}
        {check.error ? errorText(check.error, words) : null}
      </p>
      <ol>
        {detail.trail.map((item) => (
          <li key={item.seq} className="meta">
            <span>
              {t('cases.leafLine', {
                seq: String(item.seq),
                type: label(types, item.type),
                at: f.dateTimeLong(item.enteredAt),
              })}
            </span>
            <code>{item.leaf}</code>
            {check.data === undefined ? null : <One isWrong={check.data.includes(item.seq)} t={t} />}
          </li>
        ))}
      </ol>
    </details>
  )
}

function Outcome({ wrong, of, t }: { readonly wrong: number; readonly of: number; readonly t: Words['t'] }) {
  if (wrong === 0) return <Verdict kind="good">{t('cases.allChecked', { n: of })}</Verdict>
  return <Verdict kind="poor">{t('cases.someWrong', { n: wrong, of })}</Verdict>
}

function One({ isWrong, t }: { readonly isWrong: boolean; readonly t: Words['t'] }) {
  return <Verdict kind={isWrong ? 'poor' : 'good'}>{t(isWrong ? 'cases.notInLog' : 'cases.inLog')}</Verdict>
}
