// The facts of a case as lines a reader can follow: figure, part, department, instant, and the reason in words.
import type { Meta } from '#api/contract/meta.ts'
import { CLOCKS, GRADES, OUTCOMES } from '#db/vocabulary.ts'
import type { Search } from '#web/lib/search.ts'
import type { VerdictKind } from '#web/lib/verdict.ts'
import type { CaseDetail } from '#web/record/queries.ts'
import type { CellWords } from '#web/record/useCellWords.ts'

type Fact = CaseDetail['facts'][number]

/** One unit of a figure that this case is, or may become. */
export interface CountedUnit {
  readonly key: string
  readonly kind: VerdictKind
  /** `计入 1/1`, `尚未计入`. */
  readonly word: string
  readonly attribution: string
  readonly reason: string
  /** The list of that figure in that month for that department; null where it is not counted. */
  readonly search: Search | null
}

export interface CountedFigure {
  readonly metric: string
  readonly name: string
  readonly units: readonly CountedUnit[]
}

/** Figures of performance; the others repeat them or describe volume and make-up. */
const MAIN = [
  'response_rate',
  'reply_on_time_rate',
  'resolution_rate',
  'satisfaction_rate',
  'resolution_rate_recorded',
  'first_receiver_reply_rate',
  'handoffs_per_case',
  'backdated_share',
  'reopen_rate',
]

export function countedGroups(
  detail: CaseDetail,
  metrics: Meta['metrics'],
  about: CellWords,
): { readonly main: readonly CountedFigure[]; readonly rest: readonly CountedFigure[] } {
  const telling = { detail, metrics, about }
  const figures = (some: readonly Fact[]) =>
    [...new Set(some.map((fact) => fact.metric))].map((metric) =>
      figureWords(
        metric,
        some.filter((fact) => fact.metric === metric),
        telling,
      ),
    )
  const order = (fact: Fact) => MAIN.indexOf(fact.metric)
  const main = detail.facts.filter((fact) => order(fact) >= 0).sort((a, b) => order(a) - order(b))
  return { main: figures(main), rest: figures(together(detail.facts.filter((fact) => order(fact) < 0))) }
}

/** Stage times are many: one line a department. */
function together(facts: readonly Fact[]): readonly Fact[] {
  const kept: Fact[] = []
  for (const fact of facts) {
    const at = kept.findIndex((one) => one.metric === fact.metric && one.department === fact.department)
    const same = kept[at]
    if (fact.metric === 'stage_time' && same)
      kept[at] = { ...fact, num: same.num + fact.num, den: same.den + fact.den }
    else kept.push(fact)
  }
  return kept
}

interface Telling {
  readonly detail: CaseDetail
  readonly metrics: Meta['metrics']
  readonly about: CellWords
}

function figureWords(metric: string, facts: readonly Fact[], telling: Telling): CountedFigure {
  const { metrics, about } = telling
  const definition = metrics.find((one) => one.id === metric)
  const direction = definition?.direction ?? 'none'
  const { t, f, say } = about.words
  return {
    metric,
    name: definition ? say(definition.name) : metric,
    units: facts.map((fact, index) => ({
      key: `${fact.at}-${index}`,
      ...standing(fact, direction, about),
      attribution: t('cases.attribution', {
        department: about.names.department(fact.department),
        at: f.date(fact.at),
      }),
      reason: fact.counted ? reasonOf(fact, telling) : waitsFor(fact, about),
      search: fact.counted ? monthSearch(fact) : null,
    })),
  }
}

function standing(
  { counted, num, den, metric, reason }: Fact,
  direction: 'higher' | 'lower' | 'none',
  { words }: CellWords,
): Pick<CountedUnit, 'kind' | 'word'> {
  const { t, f } = words
  if (!counted) {
    const isFinal = reason === 'void' || reason === 'not_answered' || reason === 'not_graded'
    return { kind: 'uncertain', word: t(isFinal ? 'cases.notCounted' : 'cases.notYetCounted') }
  }
  if (metric === 'handoffs_per_case')
    return { kind: 'noise', word: t('cases.countedTimes', { n: f.number(num, 0) }) }
  if (den === num && direction === 'none') return { kind: 'noise', word: t('cases.countedPlain') }
  const word = t('cases.countedPart', { part: f.fraction(Math.round(num * 100) / 100, den) })
  if (direction === 'none') return { kind: 'noise', word }
  const isGood = direction === 'higher' ? num > 0 : num === 0
  return { kind: isGood ? 'good' : 'attention', word }
}

const WAITS = {
  void: 'cases.waitsVoid',
  not_due: 'cases.waitsDue',
  paused: 'cases.waitsPaused',
  not_answered: 'cases.waitsAnswer',
  not_graded: 'cases.waitsGrade',
  no_outcome: 'cases.waitsOutcome',
  outcome_invalid: 'cases.waitsInvalid',
  window_open: 'cases.waitsWindow',
} as const

function waitsFor({ reason, at }: Fact, { words }: CellWords): string {
  const { t, f } = words
  if (reason === null || !Object.hasOwn(WAITS, reason)) return reason ?? ''
  return t(WAITS[reason as keyof typeof WAITS], { at: f.dateTimeLong(at) })
}

function reasonOf(fact: Fact, { detail, about }: Telling): string {
  const { t, f, label } = about.words
  const isIn = fact.num > 0
  switch (fact.metric) {
    case 'response_rate':
    case 'reply_on_time_rate':
    case 'breach_rate':
      return clockReason(fact, detail, about)
    case 'first_receiver_reply_rate':
      return t(isIn ? 'cases.whyFirst' : 'cases.whyNotFirst')
    case 'resolution_rate':
      return t('cases.whyCallback', { answer: t(isIn ? 'cases.yes' : 'cases.no') })
    case 'satisfaction_rate':
    case 'rating_coverage':
      return gradeReason(fact, detail, about)
    case 'resolution_rate_recorded': {
      const outcome = detail.trail.find((one) => one.occurredAt === fact.at && one.outcome)?.outcome
      return outcome ? t('cases.outcome', { outcome: label(OUTCOMES, outcome) }) : ''
    }
    case 'reopen_rate':
      return t(isIn ? 'cases.whyReopened' : 'cases.whyNotReopened')
    case 'handoffs_per_case':
      return t('cases.whyHandoff')
    case 'backdated_share':
      return t('cases.whyBackDated', { n: fact.den, late: f.integer(fact.num) })
    default:
      return ''
  }
}

function gradeReason({ metric, at, num }: Fact, { trail }: CaseDetail, { words }: CellWords): string {
  const { t, f, label } = words
  const grade = trail.find((one) => one.callback?.grade && one.occurredAt === at)?.callback?.grade
  if (!grade) return num > 0 ? '' : t('cases.waitsGrade')
  const said = label(GRADES, grade)
  return metric === 'satisfaction_rate'
    ? t('cases.whyCredit', { grade: said, credit: f.number(num, 2) })
    : t('cases.whyGraded', { grade: said })
}

function clockReason({ metric, at }: Fact, { clocks }: CaseDetail, { words }: CellWords): string {
  const { t, f, label } = words
  const kinds = metric === 'response_rate' ? ['acknowledge'] : metric === 'breach_rate' ? [] : ['reply']
  const clock = clocks.find(
    (one) =>
      one.due !== null &&
      Date.parse(one.due) === Date.parse(at) &&
      (kinds.length === 0 || kinds.includes(one.clock)),
  )
  if (!clock) return ''
  const name = label(CLOCKS, clock.clock)
  if (clock.done === null) return t('cases.whyNotDone', { clock: name, at: f.dateTime(at) })
  const done = f.dateTime(clock.done)
  return clock.state === 'met'
    ? t('cases.whyMet', { clock: name, done })
    : t('cases.whyLate', { clock: name, done })
}

/** The month of the fact's own day, as the figure is shown by month. */
function monthSearch({ metric, at, department }: Fact): Search {
  return {
    metric: [metric],
    period: [at.slice(0, 7)],
    ...(department === null ? {} : { department: [department] }),
  }
}
