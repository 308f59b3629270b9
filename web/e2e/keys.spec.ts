// Keys and focus (AC-07, AC-08): single keys help and never get in the way; everything is reached by Tab and left by Esc.
import { describe, expect, it } from 'vitest'
import { QUARTER } from './screens.ts'
import { axe, visits } from './support.ts'

const { visit } = visits()
const period = `period=${QUARTER}`

/** Where `g` and a letter lead. */
const GO: Readonly<Record<string, string>> = {
  o: '/',
  m: '/map',
  r: '/rank',
  s: '/sla',
  c: '/cases',
  i: '/import',
}

describe('single keys', () => {
  it('lead to every screen and keep the period', async () => {
    const at = await visit()
    await at.open(`/help?${period}`)
    for (const [letter, path] of Object.entries(GO)) {
      await at.page.keyboard.press('g')
      await at.page.keyboard.press(letter)
      await at.page.waitForURL((url) => url.pathname === path)
      expect(new URL(at.page.url()).searchParams.get('period')).toBe(QUARTER)
      await at.settle()
    }
    await at.close()
  })

  it('step through the periods and put the cursor into the search', async () => {
    const at = await visit()
    await at.open(`/rank?${period}`)
    await at.page.keyboard.press('[')
    await at.page.waitForURL(/period=2026-Q2/)
    await at.page.keyboard.press(']')
    await at.page.waitForURL(/period=2026-Q3/)
    await at.page.keyboard.press('/')
    await at.page.keyboard.type('路灯')
    expect(await at.page.getByRole('searchbox').first().inputValue()).toBe('路灯')
    await at.close()
  })

  it('are all listed by ?, on the screens that have more of them too', async () => {
    const at = await visit()
    for (const [path, own] of [
      ['/', ['/', '?', '[', ']', ...Object.keys(GO).map((letter) => `g ${letter}`)]],
      ['/rank', ['j', 'k']],
      ['/cases', ['j', 'k']],
      ['/map', ['T']],
    ] as const) {
      await at.open(`${path}?${period}`)
      await at.page.keyboard.press('?')
      const dialog = at.page.getByRole('dialog', { name: '快捷键' })
      await dialog.waitFor()
      const rows = await dialog.locator('dt').all()
      const listed = await Promise.all(
        rows.map(async (row) => (await row.locator('kbd').allInnerTexts()).join(' ')),
      )
      for (const keys of own) expect(listed, path).toContain(keys)
      expect(await axe(at.page)).toEqual([])
      await at.page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
    }
    await at.close()
  })

  it('do nothing in fields, with Ctrl, or while a dialog is open', async () => {
    const at = await visit()
    await at.open(`/rank?${period}`)
    const search = at.page.getByRole('searchbox').first()
    await search.click()
    await at.page.keyboard.type('g c ? [ ] j T')
    expect(await search.inputValue()).toBe('g c ? [ ] j T')
    expect(at.page.url()).toContain('/rank?')
    expect(await at.page.getByRole('dialog').count()).toBe(0)
    await search.fill('')
    await at.page.locator('h1').click()
    await at.page.keyboard.press('Control+[')
    await at.page.keyboard.press('?')
    await at.page.getByRole('dialog').waitFor()
    await at.page.keyboard.press('[')
    expect(at.page.url()).toContain(period)
    await at.close()
  })

  it('can be switched off, which the help then says', async () => {
    const at = await visit()
    await at.open(`/rank?${period}`)
    await at.page.getByRole('button', { name: '外观与快捷键' }).click()
    const choice = at.page.getByRole('group', { name: '单键快捷键' })
    await choice.getByText('关', { exact: true }).click()
    await at.page.keyboard.press('Escape')
    await at.page.getByRole('dialog').waitFor({ state: 'detached' })
    for (const key of ['?', 'g', 'c', '[', 'j', '/']) await at.page.keyboard.press(key)
    await at.settle()
    expect(at.page.url()).toContain(`/rank?${period}`)
    expect(await at.page.getByRole('dialog').count()).toBe(0)
    await at.page.getByRole('button', { name: '帮助', exact: true }).click()
    await at.page.getByText('单键快捷键已关闭').waitFor()
    await at.page.reload()
    await at.settle()
    await at.page.keyboard.press('?')
    expect(await at.page.getByRole('dialog').count()).toBe(0)
    await at.close()
  })
})

describe('focus', () => {
  it.each([
    ['the definition of a figure', `/rank?${period}`, '.rank-table .metric-button >> nth=4'],
    ['the list of keys', `/rank?${period}`, 'button[aria-label="帮助"]'],
    ['the filters', `/cases?${period}`, '.filterbar button >> nth=0'],
    ['the periods', `/?${period}`, '.period-name'],
    ['the preferences', `/?${period}`, '.top-display'],
  ])('comes back from %s by Esc, and axe finds nothing in it', async (_, address, selector) => {
    const at = await visit()
    await at.open(address)
    const trigger = at.page.locator(selector)
    await trigger.focus()
    await at.page.keyboard.press('Enter')
    const dialog = at.page.getByRole('dialog')
    await dialog.waitFor()
    await at.settle()
    expect(await axe(at.page)).toEqual([])
    // Tab stays inside and never gets lost.
    for (let i = 0; i < 4; i += 1) await at.page.keyboard.press('Tab')
    expect(await dialog.locator(':focus').count()).toBe(1)
    await at.page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await at.page.locator(`${selector.split(' >> ')[0]}:focus`).waitFor()
    await at.close()
  })

  it.each(['/', '/rank', '/map', '/cases'])(
    'goes through all of %s by Tab, seen and uncovered at every stop, and out again',
    async (path) => {
      const at = await visit()
      await at.open(`${path}?${period}`)
      const stops = await at.audit('stops')
      const faults: unknown[] = []
      let seen = 0
      for (; seen < 400; seen += 1) {
        await at.page.keyboard.press('Tab')
        const stop = await at.audit('focusStop')
        // After the last stop the browser leaves the page or starts over.
        if (stop.isOutside || (seen > 0 && stop.isSkipLink)) break
        faults.push(...stop.faults)
      }
      expect(faults).toEqual([])
      expect(seen).toBeLessThan(400)
      // A group of radios is one stop.
      expect(seen).toBeGreaterThan(stops * 0.6)
      await at.close()
    },
  )

  it('moves to the heading of the screen that was opened', async () => {
    const at = await visit()
    await at.open(`/?${period}`)
    await at.page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '考核排行' }).click()
    await at.settle()
    expect(await at.page.locator('h1:focus').count()).toBe(1)
    await at.close()
  })

  it('skips to the content first', async () => {
    const at = await visit()
    await at.open(`/?${period}`)
    await at.page.keyboard.press('Tab')
    expect(await at.page.locator('a.skip:focus').count()).toBe(1)
    await at.page.keyboard.press('Enter')
    await at.page.keyboard.press('Tab')
    expect(await at.page.locator('main :focus').count()).toBe(1)
    await at.close()
  })
})
