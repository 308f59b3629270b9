// What every screen must keep (AC-01, 02, 04, 05, 08, 11, 19): loaded once each, light, Chinese, then looked at from all sides.
import { beforeAll, describe, expect, it } from 'vitest'
import { lintTexts } from './lint.ts'
import { addressOf, SCREENS } from './screens.ts'
import { axe, origin, told, type Visit, visits } from './support.ts'

const WIDTHS = [320, 360, 390, 768, 1440]
const POLICY =
  "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' data: blob:; font-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; worker-src 'self' blob:"

const { visit } = visits()

describe.each(SCREENS)('$name', (screen) => {
  let at: Visit
  beforeAll(async () => {
    at = await visit()
    await at.open(await addressOf(screen))
    return async () => {
      // The next screen opens in the same browser: in Chinese.
      await at.page.evaluate('localStorage.clear()')
      await at.close()
    }
  })

  it('is without axe violations', async () => {
    expect(await axe(at.page)).toEqual([])
  })

  it('has one h1, the landmarks, its language and a title with the period', async () => {
    const { page } = at
    expect(await page.locator('h1').count()).toBe(1)
    expect(await page.getByRole('main').count()).toBe(1)
    expect(await page.getByRole('banner').count()).toBe(1)
    expect(await page.getByRole('navigation').count()).toBeGreaterThan(0)
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN')
    expect(await page.title()).toMatch(/^.+ · 2026年第[一二三四]季度 · 评议$/)
  })

  it('draws SVG text and marks that stand out from what lies below', async () => {
    expect(told(await at.audit('contrastFaults'))).toEqual([])
  })

  it('shows no broken figure, raw time or missing word, in Chinese', async () => {
    expect(lintTexts(await at.audit('texts'))).toEqual([])
  })

  it('has targets of at least 24 px on the desk', async () => {
    expect(told(await at.audit('smallTargets', 24))).toEqual([])
  })

  it.each(WIDTHS)('fits a window of %i px', async (width) => {
    await at.resize(width)
    expect(told(await at.audit('overflow'))).toEqual([])
  })

  it('has targets of at least 44 px on a phone of 390 px', async () => {
    await at.resize(390)
    expect(told(await at.audit('smallTargets', 44))).toEqual([])
  })

  it('shows no broken figure, raw time or missing word, in English', async () => {
    await at.resize(1440)
    await at.page.getByRole('button', { name: 'English' }).click()
    await at.settle()
    expect(await at.page.locator('html').getAttribute('lang')).toBe('en')
    expect(lintTexts(await at.audit('texts'))).toEqual([])
  })
})

it('serves every page under the one content policy, and asks nobody else', async () => {
  const at = await visit({ own: true })
  const response = await at.page.goto(`${origin}/`)
  expect(response?.headers()['content-security-policy']).toBe(POLICY)
})
