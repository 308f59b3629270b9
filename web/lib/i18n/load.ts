// Loads a language's dictionary on demand, so that a page carries one language only.
import type { Dictionary, Lang } from './types.ts'

const loaders: Record<Lang, () => Promise<Dictionary>> = {
  zh: () => import('./zh.ts').then((module) => module.zh),
  en: () => import('./en.ts').then((module) => module.en),
}

export const loadDictionary = (lang: Lang): Promise<Dictionary> => loaders[lang]()
