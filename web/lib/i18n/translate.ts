// Looks a key up in a dictionary and fills its placeholders; the one place where text templates are read.
import type { Dictionary, Lang, Translate } from './types.ts'

export type Values = Readonly<Record<string, string | number>>

/**
 * The text of a template. `{name}` is replaced; a template `one||many` takes its first half where `n` is 1
 * (English plurals). A placeholder without a value stays visible, so that tests find it.
 */
export function fill(template: string, values: Values, lang: Lang): string {
  return pickForm(template, values.n).replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name]
    return value === undefined ? whole : show(value, lang)
  })
}

/** A template cut into plain text and placeholder names, for texts that hold links. */
export function cut(
  template: string,
  n: string | number | undefined,
): readonly (string | { name: string })[] {
  return pickForm(template, n)
    .split(/(\{\w+\})/)
    .filter((part) => part !== '')
    .map((part) => (/^\{\w+\}$/.test(part) ? { name: part.slice(1, -1) } : part))
}

export function makeTranslate(dictionary: Dictionary, lang: Lang): Translate {
  return (key, ...vars) => fill(templateOf(dictionary, key), vars[0] ?? {}, lang)
}

/** The template of a key; the key itself where there is none (never in typed code). */
export function templateOf(dictionary: Dictionary, key: string): string {
  const [feature = '', name = ''] = key.split('.', 2)
  const texts: Record<string, Readonly<Record<string, string>>> = dictionary
  return texts[feature]?.[name] ?? key
}

function pickForm(template: string, n: string | number | undefined): string {
  const at = template.indexOf('||')
  if (at < 0) return template
  return n === 1 || n === '1' ? template.slice(0, at) : template.slice(at + 2)
}

function show(value: string | number, lang: Lang): string {
  if (typeof value === 'string') return value
  return Number.isFinite(value) ? value.toLocaleString(lang === 'zh' ? 'zh-CN' : 'en-GB') : '—'
}
