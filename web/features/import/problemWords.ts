// What is wrong with refused rows and what helps, by code, in the reader's language (the server writes Chinese only).
import type { Words } from '#web/lib/i18n/WordsContext.tsx'
import type { ImportReport } from './queries.ts'

/** The codes of api/services/reading/problems.ts; a test holds the two lists equal. */
export const PROBLEM_CODES = [
  'required',
  'date_unreadable',
  'date_out_of_range',
  'time_order',
  'coordinate_unreadable',
  'coordinate_range',
  'value_unknown',
  'source_invalid',
  'number_too_long',
  'number_digits_lost',
  'duplicate_in_file',
  'events_json',
  'nul_byte',
  'bad_bytes',
  'unclosed_quote',
  'misplaced_quote',
  'line_too_long',
  'column_count',
] as const
type ProblemCode = (typeof PROBLEM_CODES)[number]

type Problem = ImportReport['problems'][number]

const known = (code: string): ProblemCode | undefined => PROBLEM_CODES.find((one) => one === code)

/** What is wrong; the code itself where the page does not know it. */
export function problemWord({ code }: Pick<Problem, 'code'>, { t }: Pick<Words, 't'>): string {
  const found = known(code)
  return found ? t(`imports.problem_${found}`) : code
}

export function problemAdvice(
  { code, advice }: Pick<Problem, 'code' | 'advice'>,
  { t }: Pick<Words, 't'>,
): string {
  const found = known(code)
  return found ? t(`imports.fix_${found}`) : advice
}

/** What the server adds to a row's words in brackets, e.g. which columns: Chinese, so only for Chinese readers. */
export function problemDetail(message: string): string | null {
  return /（(.+?)）/.exec(message)?.[1] ?? null
}
