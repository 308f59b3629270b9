// The points of one part of a total: they lead to what they were worked out of, records of a check or a council's session.
import type { TotalPart } from '#db/vocabulary.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { partOf, type WithParts } from '#web/lib/totalParts.ts'
import { casesSearch } from '#web/lib/urlState.ts'
import { AppLink } from './AppLink.tsx'

export function PartValue({ row, part }: { readonly row: WithParts; readonly part: TotalPart }) {
  const { t, f } = useWords()
  const found = partOf(row, part)
  if (found === undefined) return <span className="meta">{t('appraisal.partNone')}</span>
  const [receipt, ...more] = found.receipts ?? []
  const points = f.score(found.value)
  if (receipt === undefined) return points
  return (
    <>
      <Receipt address={receipt} text={points} />
      {more.map((one, i) => (
        <Receipt key={one} address={one} text={` [${i + 2}]`} />
      ))}
    </>
  )
}

/** `/councils/3` is the session, anything else a list of cases. */
function Receipt({ address, text }: { readonly address: string; readonly text: string }) {
  const council = /^\/councils\/(\d+)$/.exec(address)?.[1]
  return council === undefined ? (
    <AppLink to="/cases" search={casesSearch(address)}>
      {text}
    </AppLink>
  ) : (
    <AppLink to="/council/$id" params={{ id: council }} search={{ step: ['result'] }}>
      {text}
    </AppLink>
  )
}
