// The number lint (AC-11): what no reader may ever meet in a text. After `=` it is part of an address.
import { zh } from '#web/lib/i18n/zh.ts'

const DICTIONARIES = Object.keys(zh).join('|')

const RULES: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['no number', /\bNaN\b|\bInfinity\b|∞/],
  ['no value', /\bundefined\b|\bnull\b|\[object /],
  ['negative zero', /(?:^|[^\d.\w])[-−]0(?:\.0+)?(?![\d.])/],
  ['raw ISO time', /(?<![\d=])\d{4}-\d{2}-\d{2}T\d{2}:\d{2}|(?<![\d=])(?:19|20)\d{2}-\d{2}-\d{2}(?!\d)/],
  ['raw period id', /(?<![\w/=])20\d{2}-(?:Q[1-4]|[01]\d)(?![\w-])/],
  ['missing text', new RegExp(`(?:^|\\s)(?:${DICTIONARIES})\\.(?!csv|xlsx|json)[a-z]\\w*(?:$|\\s)`)],
  ['unfilled place', /\{[a-z]\w*\}/i],
  ['unrounded number', /\d\.\d{5,}/],
]

/** One line for each text that breaks a rule. */
export function lintTexts(texts: readonly string[]): string[] {
  return [...new Set(texts)].flatMap((text) =>
    RULES.filter(([, pattern]) => pattern.test(text)).map(([name]) => `${name}: ${text.slice(0, 120)}`),
  )
}
