// The lint of comparisons (AC-12): every 环比, 同比 and what follows it against the answer it is said of.
import type { Kpis } from '#api/contract/kpis.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'

export interface Compared {
  readonly kpis: Pick<Kpis, 'metrics' | 'previous' | 'yearAgo'>
  /** The comparison that the view asks for. */
  readonly compare: 'previous' | 'yearAgo' | 'none'
  readonly words: Pick<Words, 'lang' | 'f'>
  /** Written names of metrics, by id. */
  readonly names: Readonly<Record<string, string>>
}

type Basis = 'previous' | 'yearAgo'

const SAID = {
  zh: { previous: /环比/, yearAgo: /同比/ },
  en: { previous: /vs previous|against the previous period/i, yearAgo: /vs year ago|against a year ago/i },
} as const
/** A word of comparison and the change beside it, as the notice writes both. */
const CHANGE = {
  zh: /(?<basis>环比|同比)(?<change>[+−]?[\d.,]+ ?(?:个百分点|%))/g,
  en: /(?<basis>vs previous|vs year ago) (?<change>[+−]?[\d.,]+ ?(?:pp|%))/g,
} as const

/** One line a fault: a word of the wrong base, a change that no figure has, points for a count, % for a rate. */
export function compareFaults(text: string, about: Compared): string[] {
  const { lang } = about.words
  const wrong = (['previous', 'yearAgo'] as const)
    .filter((basis) => basis !== about.compare && SAID[lang][basis].test(text))
    .map((basis) => `says ${basis}, compares with ${about.compare}`)
  const changes = [...text.matchAll(CHANGE[lang])].flatMap((found) => changeFault(found, text, about))
  return [...wrong, ...changes]
}

function changeFault(found: RegExpExecArray, text: string, about: Compared): string[] {
  const { basis = '', change = '' } = found.groups ?? {}
  const compare: Basis = /环比|previous/.test(basis) ? 'previous' : 'yearAgo'
  const id = subjectOf(text.slice(0, found.index), about)
  const metric = about.kpis.metrics[id]
  const before = about.kpis[compare]?.metrics[id]
  if (!metric) return [`${change}: of no metric`]
  const expected = about.words.f.change(metric, before)
  return expected === change ? [] : [`${id} ${basis} ${change}, is ${expected}`]
}

/** The metric that is named last before a place; the number of cases where none is. */
function subjectOf(before: string, { names }: Compared): string {
  let [subject, at] = ['received', -1]
  for (const [id, name] of Object.entries(names)) {
    const found = before.lastIndexOf(name)
    if (found > at) [subject, at] = [id, found]
  }
  return subject
}
