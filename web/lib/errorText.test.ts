// Every failure is one sentence in the reader's language.
import { expect, it } from 'vitest'
import { ERROR_CODES } from '#api/domain/errors.ts'
import { ApiProblem } from './apiClient.ts'
import { errorText } from './errorText.ts'
import { en } from './i18n/en.ts'
import { createWords } from './i18n/WordsContext.tsx'
import { zh } from './i18n/zh.ts'

const inZh = createWords(zh, 'zh', 'Asia/Shanghai')
const inEn = createWords(en, 'en', 'Asia/Shanghai')

it('every code of the catalogue has words in both languages', () => {
  for (const [code, words] of Object.entries(ERROR_CODES)) {
    const problem = new ApiProblem({ code, status: 400 })
    expect([errorText(problem, inZh), errorText(problem, inEn)]).toEqual([words.zh, words.en])
  }
})

it('a refused value names its field, a gateway’s page is an outage, an unknown code is said as code', () => {
  const fields = [{ field: 'period', message: 'bad' }]
  expect(errorText(new ApiProblem({ code: 'validation', status: 400, fields }), inZh)).toBe(
    '请求参数有误（period）',
  )
  expect(errorText(new ApiProblem({ code: 'http_502', status: 502 }), inZh)).toBe('服务暂不可用，请稍后再试')
  expect(errorText(new ApiProblem({ code: 'teapot', status: 418 }), inZh)).toBe('请求未成功（teapot）')
  expect(errorText(new ApiProblem({ code: 'network', status: 0 }), inEn)).toMatch(/cannot be reached/)
})

it('a fault of the page itself shows no stack', () => {
  expect(errorText(new TypeError('x is undefined'), inZh)).toBe('页面出现意外错误，数据没有丢失。')
})
