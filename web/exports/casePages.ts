// Reads a list of cases page after page for a file: as many as the list has, up to a limit that is said.
import type { CasesQuery } from '#api/contract/cases.ts'
import { type Answer, get } from '#web/lib/apiClient.ts'

export type CaseItem = Answer<'cases'>['items'][number]
export type CaseAnswer = Pick<Answer<'cases'>, 'asOf' | 'ruleSet' | 'dataVersion' | 'total'>

export interface CaseRows {
  readonly answer: CaseAnswer
  readonly items: readonly CaseItem[]
}

/** Rows a file takes at most: what old spreadsheets still open quickly. */
export const MOST_CASES = 100_000
/** What the endpoint gives at once. */
const PAGE = 500

interface Reading {
  readonly signal: AbortSignal
  readonly onProgress: (done: number, total: number) => void
}

/** From the first page on, whatever page the screen stands at. Throws ApiProblem, or the reason of an abort. */
export async function readCases(question: CasesQuery, { signal, onProgress }: Reading): Promise<CaseRows> {
  const { cursor: _, ...whole } = question
  const items: CaseItem[] = []
  let cursor: string | undefined
  for (;;) {
    const query = { ...whole, limit: PAGE, ...(cursor === undefined ? {} : { cursor }) }
    const page = await get('cases', { query, signal })
    items.push(...page.items)
    onProgress(Math.min(items.length, MOST_CASES), page.total)
    if (page.next === null || page.items.length === 0 || items.length >= MOST_CASES)
      return { answer: page, items: items.slice(0, MOST_CASES) }
    cursor = page.next
  }
}
