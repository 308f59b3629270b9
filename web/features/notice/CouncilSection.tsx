// The section of a quarter's notice about the residents' council: published results only.
import { queryOptions, useQuery } from '@tanstack/react-query'
import { type Answer, get } from '#web/lib/apiClient.ts'
import { useWords, type Words } from '#web/lib/i18n/WordsContext.tsx'

type Council = Answer<'council'>

const councilsOf = (period: string) =>
  queryOptions({
    queryKey: ['councils', 'of', period],
    queryFn: ({ signal }) => get('councils', { query: { period }, signal }),
  })

/** Nothing where no council of the period is published. */
export function CouncilSection({ period }: { readonly period: string }) {
  const words = useWords()
  const { data } = useQuery(councilsOf(period))
  const published = (data?.items ?? []).filter(({ state }) => state === 'published')
  if (published.length === 0) return null
  return (
    <p>
      <strong>{words.t('council.noticeSection')}</strong>
      {published.map((one) => sentenceOf(one, words)).join('')}
    </p>
  )
}

const HUNDRED = 100

/** One council in a sentence: scores with their intervals, or why there are none. */
export function sentenceOf({ title, attended, result }: Council, { t, f }: Pick<Words, 't' | 'f'>): string {
  if (result === null) return ''
  if (!result.isValid) return t('council.noticeInvalid', { title })
  if (result.departments === null) return t('council.noticeTooFew', { title })
  const score = (share: number | null) => f.score(share === null ? null : share * HUNDRED)
  const units = result.departments.map(({ department, value, lo, hi }) =>
    t('council.noticeUnit', { name: department.name, score: score(value), lo: score(lo), hi: score(hi) }),
  )
  return t('council.noticeSentence', {
    ...{ title, attended: attended ?? 0, valid: result.ballots.valid },
    units: units.join(t('council.noticeComma')),
  })
}
