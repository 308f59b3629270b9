// Limits in words: `3 个工作日`, `普通 · 全部类别 · 确认接收：3 个工作日 → 5 个工作日`.
import { CLOCKS, LIMIT_KINDS, URGENCIES } from '#db/vocabulary.ts'
import { useWords, type Words } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import type { LimitChange, LimitDraft, RowDraft } from './ruleDraft.ts'

/** What an empty limit is: of one category that of every category, else none. */
export function limitWords(limit: LimitDraft | null, category: string | null, words: Words): string {
  const { t, f, label } = words
  if (limit === null || limit.n.trim() === '')
    return t(category === null ? 'rules.noLimit' : 'rules.asOthers')
  return t('rules.limit', { n: f.integer(Number(limit.n)), kind: label(LIMIT_KINDS, limit.kind) })
}

/** Name of a category; `null` = every one. */
export function useCategoryName(): (code: string | null) => string {
  const { t, say } = useWords()
  const { categories } = useMeta()
  return (code) => {
    if (code === null) return t('rules.everyCategory')
    const found = categories.find((one) => one.code === code)
    return found ? say(found) : code
  }
}

export function useRowWords(): (row: Pick<RowDraft, 'urgency' | 'category'>) => string {
  const { t, label } = useWords()
  const categoryName = useCategoryName()
  return ({ urgency, category }) =>
    t('rules.rowOf', { urgency: label(URGENCIES, urgency), category: categoryName(category) })
}

export function useChangeWords(): (change: LimitChange) => string {
  const words = useWords()
  const { t, label } = words
  const categoryName = useCategoryName()
  return ({ urgency, category, clock, from, to }) =>
    t('rules.changeOf', {
      urgency: label(URGENCIES, urgency),
      category: categoryName(category),
      clock: label(CLOCKS, clock),
      from: limitWords(from, category, words),
      to: limitWords(to, category, words),
    })
}

/** The two rule sets of the product in words, others by their id. */
export function ruleSetName(id: string, { t }: Words): string {
  if (id === 'default') return t('rules.default')
  return id === 'published' ? t('rules.sourceDeadlines') : id
}
