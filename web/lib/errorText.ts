// An error in the reader's language: the server's codes from its own catalogue, the line's failures from the dictionary.
import { ERROR_CODES } from '#api/domain/errors.ts'
import { isCode } from '#db/vocabulary.ts'
import { ApiProblem } from './apiClient.ts'
import type { Words } from './i18n/WordsContext.tsx'

/** One sentence for any error; never a stack or a raw code alone. Names the bad fields of a refused request. */
export function errorText(error: unknown, words: Pick<Words, 't' | 'say'>): string {
  if (!(error instanceof ApiProblem)) return words.t('errors.page')
  const sentence = sentenceOf(error, words)
  const fields = error.fields.map((one) => one.field).join(', ')
  return fields === '' ? sentence : words.t('errors.withFields', { sentence, fields })
}

const TASKS = ['preview', 'rules', 'calendarPreview', 'calendar'] as const

function sentenceOf(problem: ApiProblem, { t, say }: Pick<Words, 't' | 'say'>): string {
  const { code, status, running } = problem
  const task = TASKS.find((one) => one === running?.what)
  if (running !== null && task !== undefined) {
    return t('errors.running', { by: running.by, what: t(`errors.task_${task}`) })
  }
  if (isCode(ERROR_CODES, code)) return say(ERROR_CODES[code])
  if (code === 'network') return t('errors.network')
  if (code === 'not_json') return t('errors.not_json')
  return status >= 500 ? say(ERROR_CODES.service_unavailable) : t('errors.other', { code })
}
