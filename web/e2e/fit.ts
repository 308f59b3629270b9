// What a page must be at every step of a walk, at the desk and on the phone.
import { expect } from 'vitest'
import { lintTexts } from './lint.ts'
import { axe, told, type Visit } from './support.ts'

/** Nothing overflows, is too small, contrasts too little, or misses a word. Leaves the window as wide as a desk's. */
export async function expectFit(at: Visit): Promise<void> {
  // From the top: wherever a walk has scrolled to, the bar that stays in sight covers half a target below it.
  await at.page.evaluate('scrollTo(0, 0)')
  expect(await axe(at.page)).toEqual([])
  expect(lintTexts(await at.audit('texts'))).toEqual([])
  expect(told(await at.audit('contrastFaults'))).toEqual([])
  for (const width of [390, 1440]) {
    await at.resize(width)
    expect(told(await at.audit('overflow'))).toEqual([])
    if (width === 390) expect(told(await at.audit('smallTargets', 44))).toEqual([])
  }
}
