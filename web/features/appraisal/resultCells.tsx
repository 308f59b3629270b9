// The cells of a result: points, a rate with its fraction, cases received with the void ones; each opens the frozen cases.
import type { Metric } from '#api/contract/metric.ts'
import { queryText } from '#web/lib/apiClient.ts'
import { SMALL_DEN } from '#web/lib/format.ts'
import type { FigurePlace } from '#web/lib/frozenCases.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { ScoreValue } from '#web/ui/ScoreValue.tsx'
import { SnapshotFigure } from '#web/ui/SnapshotFigure.tsx'
import { useMetricNames } from '#web/ui/useMetricName.ts'
import { type AppraisalData, type ResultRow, type Snapshot, whichOf } from './queries.ts'

/** Whose figures: a department's or a group's, by name and by id. */
export interface About {
  readonly data: AppraisalData
  readonly of: string
  readonly place: { readonly department: string } | { readonly group: string }
}

const placeOf = ({ data, place }: About, metric?: string): FigurePlace => ({
  ...whichOf(data),
  ...place,
  version: data.version ?? 1,
  ...(metric === undefined ? {} : { metric }),
})

interface RateCellProps {
  readonly metric: string
  readonly figure: ResultRow['indicators'][string] | undefined
  readonly about: About
}

export function RateCell({ metric, figure, about }: RateCellProps) {
  const { f, t } = useWords()
  const nameOf = useMetricNames()
  if (figure === undefined || figure.value === null) return t('format.missing')
  const { value, num, den } = figure
  const isFew = den < SMALL_DEN
  return (
    <>
      <SnapshotFigure
        place={placeOf(about, metric)}
        counts={figure}
        title={`${nameOf(metric)} · ${about.of}`}
        text={isFew ? f.fraction(num, den) : `${f.rate(value)} ${f.fraction(num, den)}`}
      >
        {isFew ? f.fraction(num, den) : f.rate(value)}
      </SnapshotFigure>
      {isFew ? null : <span className="meta appraisal-under">{f.fraction(num, den)}</span>}
    </>
  )
}

interface PointsCellProps {
  readonly about: About
  readonly snapshot: Snapshot
  /** What is shown; null = nothing was ranked. */
  readonly points: { readonly value: number | null; readonly lo?: number; readonly hi?: number } | null
  readonly indicators: ResultRow['indicators']
  /** What a quarter's total was made of. */
  readonly parts?: ResultRow['parts']
}

/** Points as they stand in the snapshot: they open their formula, whose fractions open the frozen cases. */
export function PointsCell({ about, snapshot, points, indicators, parts }: PointsCellProps) {
  return (
    <ScoreValue
      value={points?.value ?? null}
      lo={points?.lo ?? null}
      hi={points?.hi ?? null}
      parts={parts}
      {...scoreOf(indicators, snapshot, about)}
    />
  )
}

/** What a score opens: its indicators with the cases frozen with them, by which rules, and whose it is. */
export function scoreOf(indicators: ResultRow['indicators'], snapshot: Snapshot, about: About) {
  const { asOf, ruleSets, indicators: weighted } = snapshot
  const frozen = Object.entries(indicators).map(([id, figure]) => [id, frozenMetric(id, figure, about)])
  return {
    indicators: Object.fromEntries(frozen) as Record<string, Metric>,
    rankings: { indicators: weighted, asOf, ruleSet: ruleSets.join(' ') },
    of: about.of,
  }
}

function frozenMetric(id: string, figure: ResultRow['indicators'][string], about: About): Metric {
  const { period, ...place } = placeOf(about, id)
  const casesUrl = `/appraisals/${encodeURIComponent(period)}/cases${queryText(place)}`
  return { ...figure, kind: 'rate', metric: id, version: '', casesUrl }
}

interface CasesCellProps {
  readonly cases: number
  readonly voidCases: number
  readonly about: About
}

/** Received cases; their numerator is the void ones. */
export function CasesCell({ cases, voidCases, about }: CasesCellProps) {
  const { f, t } = useWords()
  return (
    <>
      {cases > 0 ? (
        <SnapshotFigure
          place={placeOf(about)}
          counts={{ num: voidCases, den: cases, excluded: 0 }}
          title={`${t('appraisal.cases')} · ${about.of}`}
          text={f.integer(cases)}
        >
          {f.integer(cases)}
        </SnapshotFigure>
      ) : (
        f.integer(cases)
      )}
      <span className="meta appraisal-under">{t('appraisal.voidCases', { n: f.integer(voidCases) })}</span>
    </>
  )
}
