// Everything that narrows a list, by name, with the patch that takes it away and the question without it.
import type { CasesQuery } from '#api/contract/cases.ts'
import type { Meta } from '#api/contract/meta.ts'
import { CHANNELS, SCOPES, URGENCIES } from '#db/vocabulary.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'
import type { ViewPatch } from '#web/lib/urlState.ts'
import type { FilterName, View } from '#web/lib/view.ts'
import { FILTER_NAMES } from '#web/lib/view.ts'
import { namesOf } from '#web/record/useCellWords.ts'
import { extraFilters } from './extraFilters.ts'
import { countQuestion } from './listQuestion.ts'

export interface Narrowing {
  /** `类别：设施维护、环境卫生` */
  readonly name: string
  readonly patch: ViewPatch
  readonly without: CasesQuery
}

const PART_WORDS = {
  num: 'cases.partNum',
  rest: 'cases.partRest',
  excluded: 'cases.partExcluded',
} as const

type About = { readonly words: Words; readonly meta: Meta }

export function narrowings(
  view: Pick<View, 'filters' | 'params'>,
  question: CasesQuery,
  about: About,
): Narrowing[] {
  const { words } = about
  const named = FILTER_NAMES.flatMap((filter): Narrowing[] => {
    const values: readonly string[] = view.filters[filter] ?? []
    if (values.length === 0) return []
    const said = values.map((value) => valueName(filter, value, about)).join(words.t('cases.listGap'))
    return [
      narrowing(question, words.t('cases.named', { name: words.t(`shell.${filter}`), value: said }), {
        [filter]: null,
      }),
    ]
  })
  const { status, part } = view.params
  const own = [
    ...extraFilters(view, words, namesOf(about.meta, words).department),
    ...(status === undefined
      ? []
      : [
          {
            text: words.t('cases.named', {
              name: words.t('cases.status'),
              value: words.t(`cases.status_${status}`),
            }),
            patch: { status: null },
          },
        ]),
    ...(part === undefined || (question.metric === undefined && question.sampled === undefined)
      ? []
      : [{ text: words.t(PART_WORDS[part]), patch: { part: null } }]),
  ]
  return [...named, ...own.map(({ text, patch }) => narrowing(question, text, patch))]
}

/** The narrowing without which most cases would be shown first; unknown totals last, ties in the given order. */
export function fullestFirst(
  found: readonly Narrowing[],
  totals: readonly (number | undefined)[],
): readonly (Narrowing & { readonly total: number | undefined })[] {
  const told = found.map((one, index) => ({ ...one, total: totals[index] }))
  return told.sort((a, b) => (b.total ?? -1) - (a.total ?? -1))
}

export const allOff = (found: readonly Narrowing[]): ViewPatch =>
  Object.assign({}, ...found.map(({ patch }) => patch))

function narrowing(question: CasesQuery, name: string, patch: ViewPatch): Narrowing {
  const gone = Object.keys(patch)
  const left = Object.fromEntries(Object.entries(question).filter(([key]) => !gone.includes(key)))
  const kept = countQuestion(left, gone.includes('part') ? undefined : question.part)
  return { name, patch, without: kept }
}

function valueName(filter: FilterName, value: string, { words, meta }: About): string {
  const names = namesOf(meta, words)
  switch (filter) {
    case 'department':
      return names.department(value)
    case 'community':
      return names.community(value)
    case 'category':
      return names.category(value, null)
    case 'urgency':
      return words.label(URGENCIES, value)
    case 'scope':
      return words.label(SCOPES, value)
    case 'channel':
      return words.label(CHANNELS, value)
  }
}
