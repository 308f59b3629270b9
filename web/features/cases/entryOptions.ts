// What the lists of the entry forms offer: units, communities and categories of the deployment.
import type { Meta } from '#api/contract/meta.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'

export interface Option {
  readonly value: string
  readonly text: string
}

export const departmentOptions = ({ departments }: Pick<Meta, 'departments'>, empty: string): Option[] => [
  { value: '', text: empty },
  ...departments.map(({ id, name }) => ({ value: id, text: name })),
]

export const communityOptions = ({ communities }: Pick<Meta, 'communities'>, empty: string): Option[] => [
  { value: '', text: empty },
  ...communities.map(({ id, name }) => ({ value: id, text: name })),
]

/** First-level categories, their sub-items below them. */
export function categoryOptions(
  { categories }: Pick<Meta, 'categories'>,
  { say, t }: Pick<Words, 'say' | 't'>,
): Option[] {
  const firsts = categories.filter((one) => one.parent === null)
  return [
    { value: '', text: t('cases.choose') },
    ...firsts.flatMap((first) => [
      { value: first.code, text: say(first) },
      ...categories
        .filter((one) => one.parent === first.code)
        .map((one) => ({ value: one.code, text: `${say(first)} / ${say(one)}` })),
    ]),
  ]
}
