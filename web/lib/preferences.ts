// What a person chose for this browser: language, theme, size, single-key shortcuts; kept in localStorage where allowed.
import { useSyncExternalStore } from 'react'
import type { Lang } from './i18n/types.ts'

export interface Preferences {
  readonly lang: Lang
  readonly theme: 'auto' | 'light' | 'dark'
  readonly size: 'normal' | 'large'
  readonly shortcuts: boolean
}

const KEY = 'pingyi.preferences'
const DEFAULTS: Preferences = { lang: 'zh', theme: 'auto', size: 'normal', shortcuts: true }

let current: Preferences = DEFAULTS
const listeners = new Set<() => void>()

/** Reads what was kept; `?lang=` of a shared link wins and is kept from then on. Call once before the first render. */
export function loadPreferences(search: string): Preferences {
  current = { ...DEFAULTS, ...readKept() }
  const asked = new URLSearchParams(search).get('lang')
  if (asked === 'zh' || asked === 'en') {
    current = { ...current, lang: asked }
    keep(current)
  }
  apply(current)
  systemDark().addEventListener('change', () => apply(current))
  return current
}

/** The address without `lang`: once read it would overrule the switch at the next reload. */
export function withoutLang(href: string): string {
  const url = new URL(href)
  url.searchParams.delete('lang')
  return url.searchParams.size === 0
    ? `${url.pathname}${url.hash}`
    : `${url.pathname}${url.search}${url.hash}`
}

export function setPreferences(patch: Partial<Preferences>): void {
  current = { ...current, ...patch }
  keep(current)
  apply(current)
  for (const listener of listeners) listener()
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, () => current)
}

export const currentPreferences = (): Preferences => current

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function apply(preferences: Preferences): void {
  const root = document.documentElement
  root.lang = preferences.lang === 'zh' ? 'zh-CN' : 'en'
  root.dataset.theme = themeOf(preferences)
  root.dataset.size = preferences.size
}

/** The system's wish, which may change while the page is open. */
const systemDark = (): MediaQueryList => window.matchMedia('(prefers-color-scheme: dark)')

const themeOf = ({ theme }: Preferences): 'light' | 'dark' =>
  theme === 'auto' ? (systemDark().matches ? 'dark' : 'light') : theme

function keep(preferences: Preferences): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(preferences))
  } catch {
    // Storage is refused in some locked-down browsers: the choice then lasts for this page only.
  }
}

function readKept(): Partial<Preferences> {
  try {
    return parseKept(JSON.parse(localStorage.getItem(KEY) ?? '{}'))
  } catch {
    return {}
  }
}

function parseKept(value: unknown): Partial<Preferences> {
  if (typeof value !== 'object' || value === null) return {}
  const given = new Map<string, unknown>(Object.entries(value))
  const lang = given.get('lang')
  const theme = given.get('theme')
  const size = given.get('size')
  return {
    ...(lang === 'zh' || lang === 'en' ? { lang } : {}),
    ...(theme === 'auto' || theme === 'light' || theme === 'dark' ? { theme } : {}),
    ...(size === 'normal' || size === 'large' ? { size } : {}),
    ...(given.get('shortcuts') === false ? { shortcuts: false } : {}),
  }
}
