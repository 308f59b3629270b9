// Which figure the list stands behind: formula, numerator, denominator, excluded, and the switch between them.
import { useQuery } from '@tanstack/react-query'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { useView } from '#web/lib/urlState.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Segmented } from '#web/ui/Segmented.tsx'
import { figureOf, type Part, partName, partsOf, rateOf } from './figure.ts'
import { countQuestion, listQuestion } from './listQuestion.ts'
import { casesQuery } from './queries.ts'

export function FigureHead({ metric }: { readonly metric: string }) {
  const words = useWords()
  const { t } = words
  const meta = useMeta()
  const { params, set } = useView()
  const figure = figureOf(metric, meta, words)
  const parts = partsOf(figure.kind)
  const counts = usePartCounts(figure.kind)
  const asked: Part = params.part ?? 'all'
  const option = (part: Part) => ({
    value: part,
    text: <PartText name={partName(part, figure.kind, words)} count={counts[part]} />,
  })
  return (
    <section className="cases-figure" aria-label={figure.name}>
      <div className="cases-figure-text">
        <FigureValue kind={figure.kind} counts={counts} />
        {figure.formula ? <p>{figure.formula}</p> : null}
        {figure.cohort ? <p className="meta">{t('cases.cohort', { cohort: figure.cohort })}</p> : null}
      </div>
      <div className="row">
        <Segmented
          label={t('cases.part')}
          value={parts.includes(asked) ? asked : 'all'}
          options={parts.map(option)}
          onChange={(part) => set({ part: part === 'all' ? null : part, cursor: null })}
        />
        <AllCasesLink />
      </div>
    </section>
  )
}

type Counts = Readonly<Partial<Record<Part, number>>>

/** Totals of the parts: each is the length of the list it leads to. */
function usePartCounts(kind: string): Counts {
  const question = listQuestion(useView())
  const hasNum = partsOf(kind).includes('num')
  const all = useQuery(casesQuery(countQuestion(question)))
  const num = useQuery({ ...casesQuery(countQuestion(question, 'num')), enabled: hasNum })
  const excluded = useQuery(casesQuery(countQuestion(question, 'excluded')))
  const known = (query: { data?: { total: number } | undefined; isPlaceholderData: boolean }) =>
    query.isPlaceholderData ? undefined : query.data?.total
  const [allTotal, numTotal, excludedTotal] = [known(all), hasNum ? known(num) : undefined, known(excluded)]
  return {
    ...(allTotal === undefined ? {} : { all: allTotal }),
    ...(numTotal === undefined ? {} : { num: numTotal }),
    ...(kind !== 'rate' || allTotal === undefined || numTotal === undefined
      ? {}
      : { rest: allTotal - numTotal }),
    ...(excludedTotal === undefined ? {} : { excluded: excludedTotal }),
  }
}

function FigureValue({ kind, counts }: { readonly kind: string; readonly counts: Counts }) {
  const { f } = useWords()
  const value = rateOf(kind, counts.num, counts.all)
  if (value === null || counts.num === undefined || counts.all === undefined) return null
  return (
    <p className="cases-figure-value">
      <b>{f.rate(value)}</b> <span className="muted">{f.fraction(counts.num, counts.all)}</span>
    </p>
  )
}

function PartText({ name, count }: { readonly name: string; readonly count: number | undefined }) {
  const { f } = useWords()
  return (
    <>
      {name}
      {count === undefined ? null : <span className="cases-part-count">{f.integer(count)}</span>}
    </>
  )
}

/** Out of the figure, to the cases received in the same period under the same filters. */
function AllCasesLink() {
  const { t } = useWords()
  return (
    <AppLink to="/cases" className="btn btn-quiet">
      {t('cases.leaveFigure')}
    </AppLink>
  )
}
