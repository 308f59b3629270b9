// What a browser remembers, and what it does where remembering is refused.
import { afterEach, expect, it, vi } from 'vitest'
import { lastResort } from '../app/lastResort.ts'
import { currentPreferences, loadPreferences, setPreferences, withoutLang } from './preferences.ts'

afterEach(() => {
  vi.restoreAllMocks()
  localStorage.clear()
  loadPreferences('')
})

it('starts in Chinese, follows the system’s theme, with single keys on', () => {
  expect(loadPreferences('')).toEqual({ lang: 'zh', theme: 'auto', size: 'normal', shortcuts: true })
})

it('choices survive a reload and set language, theme and size on the page', () => {
  setPreferences({ lang: 'en', theme: 'dark', size: 'large', shortcuts: false })
  expect(document.documentElement.lang).toBe('en')
  expect(document.documentElement.dataset).toMatchObject({ theme: 'dark', size: 'large' })
  expect(loadPreferences('')).toEqual({ lang: 'en', theme: 'dark', size: 'large', shortcuts: false })
})

it('the language of a shared link wins, stays, and leaves the address', () => {
  loadPreferences('?lang=en')
  expect(loadPreferences('').lang).toBe('en')
  expect(withoutLang('http://x/rank?lang=en')).toBe('/rank')
  expect(withoutLang('http://x/rank?period=2026-Q3&lang=en#a')).toBe('/rank?period=2026-Q3#a')
})

it('rubbish in the store, or no store at all, is the default and never an error', () => {
  localStorage.setItem('pingyi.preferences', '{"lang":"xx","theme":7,')
  expect(loadPreferences('').lang).toBe('zh')
  localStorage.setItem('pingyi.preferences', '{"lang":"xx","theme":7}')
  expect(loadPreferences('')).toMatchObject({ lang: 'zh', theme: 'auto' })
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new Error('denied')
  })
  setPreferences({ lang: 'en' })
  expect(currentPreferences().lang).toBe('en')
})

it('where nothing can be loaded the page still says so in both languages', () => {
  const page = document.implementation.createHTMLDocument('x')
  lastResort(page)
  expect(page.body.textContent).toContain('页面未能载入')
  expect(page.body.textContent).toContain('could not be loaded')
  expect(page.querySelectorAll('h1')).toHaveLength(1)
})
