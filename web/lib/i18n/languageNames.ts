// A language is named in itself, whatever the page's language.
export const LANGUAGE_NAMES = { zh: '中文', en: 'English' } as const
