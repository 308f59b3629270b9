// The words of the page: language, translate, formats; every component reads them through useWords().
import { createContext, Fragment, type ReactNode, use, useMemo } from 'react'
import { createFormat, type Format } from '../format.ts'
import { cut, makeTranslate, templateOf } from './translate.ts'
import type { Dictionary, Key, Lang, Translate } from './types.ts'

export interface Words {
  readonly lang: Lang
  /** Text of a dictionary key; its placeholders are checked by the compiler. */
  readonly t: Translate
  /** Numbers, dates, periods, durations in the language and the deployment's zone. */
  readonly f: Format
  /** The current language's half of a `{ zh, en }` pair (vocabulary, categories, metrics). */
  readonly say: (pair: { readonly zh: string; readonly en: string }) => string
  /** Text of a vocabulary code; the code itself where the list does not know it. */
  readonly label: (
    list: Readonly<Record<string, { readonly zh: string; readonly en: string }>>,
    code: string,
  ) => string
  /** A text whose placeholders are elements (links in a sentence). */
  readonly rich: (key: Key, parts: Readonly<Record<string, ReactNode>>) => ReactNode
}

const WordsContext = createContext<Words | null>(null)

/** The words bound to one language and zone; pure, for pages, builders and tests alike. */
export function createWords(dictionary: Dictionary, lang: Lang, zoneId: string): Words {
  const t = makeTranslate(dictionary, lang)
  const say: Words['say'] = (pair) => pair[lang]
  return {
    lang,
    t,
    say,
    f: createFormat(lang, zoneId, t),
    label: (list, code) => {
      const pair = list[code]
      return pair ? say(pair) : code
    },
    rich: (key, parts) => {
      const n = parts.n
      const form = typeof n === 'number' || typeof n === 'string' ? n : undefined
      return cut(templateOf(dictionary, key), form).map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of one fixed template never move
        <Fragment key={index}>{typeof part === 'string' ? part : (parts[part.name] ?? null)}</Fragment>
      ))
    },
  }
}

export function WordsProvider(props: {
  dictionary: Dictionary
  lang: Lang
  zoneId: string
  children: ReactNode
}) {
  const { dictionary, lang, zoneId } = props
  const words = useMemo(() => createWords(dictionary, lang, zoneId), [dictionary, lang, zoneId])
  return <WordsContext value={words}>{props.children}</WordsContext>
}

export function useWords(): Words {
  const words = use(WordsContext)
  if (!words) throw new Error('useWords outside WordsProvider')
  return words
}
