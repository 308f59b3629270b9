// The last weeks of a clock below its card: sparkline with signals, which opens every week with its cases, and what it says in words.
import { lazy, Suspense, useRef, useState } from 'react'
import type { Breaches } from '#api/contract/breaches.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { metSeries, weeksStatement } from '#web/lib/weekly.ts'
import { sparkline } from '#web/marks/sparkline.ts'
import { Mark } from './Mark.tsx'

const Weeks = lazy(() => import('./KpiWeeksTable.tsx').then((module) => ({ default: module.KpiWeeksTable })))

/** Keeps its place while the answer is on its way; a clock without a single week has none. */
export function KpiWeeks({ answer }: { readonly answer: Breaches | undefined }) {
  const [series] = answer?.series ?? []
  if (answer && !series?.points.some((point) => point.value !== null)) return null
  return <div className="kpi-weeks">{series ? <Picture series={series} /> : null}</div>
}

function Picture({ series }: { series: Breaches['series'][number] }) {
  const words = useWords()
  const [isOpen, setOpen] = useState(false)
  const trigger = useRef<HTMLButtonElement>(null)
  const picture = sparkline(metSeries(series, words), {
    lang: words.lang,
    format: (value) => words.f.rate(value),
    better: 'higher',
  })
  return (
    <>
      <button
        ref={trigger}
        type="button"
        className="kpi-weeks-open"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-label={words.t('figure.openWeeks', { summary: picture.summary })}
        onClick={() => setOpen(true)}
      >
        <Mark mark={picture} isDecorative />
      </button>
      {isOpen ? (
        <Suspense fallback={null}>
          <Weeks series={series} triggerRef={trigger} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
      <p className="meta">{weeksStatement(series, words)}</p>
    </>
  )
}
