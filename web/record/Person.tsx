// Who asked and what was asked: masked, and shown in full for as long as the reader stays, once it is on record.

import type { CaseDetail } from './queries.ts'
import { useRevealing } from './Reveal.tsx'
import { useCellWords } from './useCellWords.ts'

export function Person({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useCellWords(detail.asOf).words
  const { shown, control } = useRevealing(detail)
  const { name, phone, address } = shown ?? detail.person
  const text = shown === null ? detail.text : shown.text
  const parts = [
    [t('cases.personName'), name],
    [t('cases.personPhone'), phone],
    [t('cases.personAddress'), address],
  ] as const
  const known = parts.filter(([, value]) => value !== null)
  return (
    <>
      {known.length === 0 ? null : (
        <p className="trail-person">
          {known.map(([label, value]) => (
            <span key={label}>
              {label} <span className={shown === null ? 'trail-mask' : 'trail-shown'}>{value}</span>
            </span>
          ))}
        </p>
      )}
      {shown?.title == null || shown.title === detail.case.title ? null : (
        <p className="trail-shown-title">{shown.title}</p>
      )}
      {text === null ? null : <blockquote className="trail-quote">{text}</blockquote>}
      {detail.erased ? <p className="meta">{t('cases.personErased')}</p> : control}
    </>
  )
}
