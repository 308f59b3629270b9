// Time left is told in the clock's own unit, long stretches in days.
import { expect, it } from 'vitest'
import { createWords } from './i18n/WordsContext.tsx'
import { zh } from './i18n/zh.ts'
import { remainingText } from './remaining.ts'

const words = createWords(zh, 'zh', 'Asia/Shanghai')
const say = (remainingMinutes: number, remainingUnit: 'minutes' | 'working_minutes') =>
  remainingText({ remainingMinutes, remainingUnit }, words)

it('working time in working days, elapsed time in hours, long ones in days, never with a sign', () => {
  expect(say(-2880, 'working_minutes')).toBe('2 个工作日')
  expect(say(-130, 'minutes')).toBe('2 小时 10 分')
  expect(say(71 * 60, 'minutes')).toBe('71 小时')
  expect(say(-8576 * 60, 'minutes')).toBe('357 天')
})
