// A quarter's total inside its popover: every part with the share it counts by, and what was left out.
import { TOTAL_PARTS } from '#db/vocabulary.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { type Part, type Parts, termText } from '#web/lib/totalParts.ts'
import { PartSources } from './PartSources.tsx'

export function TotalTerms({ parts, value }: { readonly parts: Parts; readonly value: number | null }) {
  const { t, f, label } = useWords()
  const terms = parts.flatMap((part) => termText(part, f) ?? [])
  return (
    <>
      <p className="formula">
        {`${t('figure.total')} = ${terms.join(' + ')}`}
        <b>{f.score(value)}</b>
      </p>
      <dl>
        {parts.map((part) => (
          <Term key={part.part} part={part} name={label(TOTAL_PARTS, part.part)} />
        ))}
      </dl>
    </>
  )
}

function Term({ part, name }: { readonly part: Part; readonly name: string }) {
  const { t, f } = useWords()
  const { value, applied } = part
  const text = termText(part, f)
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {text === null ? t('figure.partLeftOut') : `${text} = ${f.score((value ?? 0) * (applied ?? 0))} `}
        {part.receipts?.length ? <PartSources part={part}>{t('figure.partSource')}</PartSources> : null}
      </dd>
    </>
  )
}
