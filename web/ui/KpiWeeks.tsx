// The last weeks of a clock below its card: sparkline with signals, and what it says in words.
import type { Breaches } from '#api/contract/breaches.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { metSeries, weeksStatement } from '#web/lib/weekly.ts'
import { sparkline } from '#web/marks/sparkline.ts'
import { Mark } from './Mark.tsx'

/** Keeps its place while the answer is on its way; a clock without a single week has none. */
export function KpiWeeks({ answer }: { readonly answer: Breaches | undefined }) {
  const [series] = answer?.series ?? []
  if (answer && !series?.points.some((point) => point.value !== null)) return null
  return <div className="kpi-weeks">{series ? <Picture series={series} /> : null}</div>
}

function Picture({ series }: { series: Breaches['series'][number] }) {
  const words = useWords()
  const picture = sparkline(metSeries(series, words), {
    lang: words.lang,
    format: (value) => words.f.rate(value),
    better: 'higher',
  })
  return (
    <>
      <Mark mark={picture} />
      <p className="meta">{weeksStatement(series, words)}</p>
    </>
  )
}
