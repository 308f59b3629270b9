// The lint of comparisons (AC-12): every 环比, 同比 and what is said of it against the answer it is said of.
import type { Kpis } from '#api/contract/kpis.ts'
import type { Metric } from '#api/contract/metric.ts'
import type { NumberFormat } from '#web/lib/format.ts'
import type { Lang } from '#web/lib/i18n/types.ts'

export interface Compared {
  readonly kpis: Pick<Kpis, 'metrics' | 'previous' | 'yearAgo'>
  /** The comparison that the view asks for. */
  readonly compare: 'previous' | 'yearAgo' | 'none'
  readonly lang: Lang
  readonly f: Pick<NumberFormat, 'change'>
  /** Written names of metrics, by id. */
  readonly names: Readonly<Record<string, string>>
}

const SAID = {
  zh: { previous: /环比/, yearAgo: /同比/ },
  en: { previous: /vs previous|against the previous period/i, yearAgo: /vs year ago|against a year ago/i },
} as const
/** A change beside its word, as the notice writes both; and as the overview does, with a verb for the sign. */
const CHANGES = {
  zh: [
    /(?<basis>环比|同比)(?<change>[+−]?[\d.,]+ ?(?:个百分点|%))/g,
    /(?<basis>环比|同比)(?<verb>提高|下降) (?<change>[\d.,]+ ?(?:个百分点|%))/g,
  ],
  en: [
    /(?<basis>vs previous|vs year ago) (?<change>[+−]?[\d.,]+ ?(?:pp|%))/g,
    /(?<verb>up|down) (?<change>[\d.,]+ ?(?:pp|%)) (?<basis>against the previous period|against a year ago)/g,
  ],
} as const
const SIGNS: Readonly<Record<string, string>> = { 提高: '+', 下降: '−', up: '+', down: '−' }

/** One line a fault: a word of the wrong base, a change that no figure has, points for a count, % for a rate. */
export function compareFaults(text: string, about: Compared): string[] {
  const { lang, compare } = about
  const wrong = (['previous', 'yearAgo'] as const)
    .filter((basis) => basis !== compare && SAID[lang][basis].test(text))
    .map((basis) => `says ${basis}, compares with ${compare}`)
  const changes = CHANGES[lang].flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((found) => changeFault(found, text, about)),
  )
  return [...wrong, ...changes]
}

function changeFault(found: RegExpExecArray, text: string, about: Compared): string[] {
  const { basis = '', change = '', verb = '' } = found.groups ?? {}
  const compare = /环比|previous/.test(basis) ? 'previous' : 'yearAgo'
  const id = subjectOf(text.slice(0, found.index), about)
  const metric: Metric | undefined = about.kpis.metrics[id]
  if (!metric) return [`${change}: of no metric`]
  const expected = about.f.change(metric, about.kpis[compare]?.metrics[id])
  const written = `${SIGNS[verb] ?? ''}${change}`
  return expected === written ? [] : [`${id} ${basis} ${written}, is ${expected}`]
}

/** The metric that is named last before a place; the number of cases where none is. */
function subjectOf(before: string, { names }: Compared): string {
  let [subject, at] = ['received', -1]
  for (const [id, name] of Object.entries(names)) {
    const found = before.toLowerCase().lastIndexOf(name.toLowerCase())
    if (found > at) [subject, at] = [id, found]
  }
  return subject
}
