// What each filter offers: units and communities of the deployment, its categories on both levels, closed lists.
import type { Meta } from '#api/contract/meta.ts'
import { CHANNELS, codes, SCOPES, URGENCIES } from '#db/vocabulary.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'
import type { FilterName } from '#web/lib/view.ts'

export interface FilterOption {
  readonly value: string
  readonly text: string
  /** Second-level categories stand under their first. */
  readonly depth: 0 | 1
}

/** The patch that takes every filter away; period and comparison stay. */
export const CLEAR_FILTERS = {
  department: null,
  community: null,
  category: null,
  urgency: null,
  scope: null,
  channel: null,
} as const

/** Options of one filter in reading order. */
export function filterOptions(name: FilterName, meta: Meta, words: Words): readonly FilterOption[] {
  const flat = (rows: readonly { id: string; name: string }[]): FilterOption[] =>
    rows.map((row) => ({ value: row.id, text: row.name, depth: 0 }))
  switch (name) {
    case 'department':
      return flat(meta.departments)
    case 'community':
      return flat(meta.communities)
    case 'category':
      return categoryOptions(meta, words)
    case 'urgency':
      return codes(URGENCIES).map((code) => ({ value: code, text: words.label(URGENCIES, code), depth: 0 }))
    case 'scope':
      return codes(SCOPES).map((code) => ({ value: code, text: words.label(SCOPES, code), depth: 0 }))
    case 'channel':
      return codes(CHANNELS).map((code) => ({ value: code, text: words.label(CHANNELS, code), depth: 0 }))
  }
}

function categoryOptions(meta: Meta, words: Words): FilterOption[] {
  const first = meta.categories.filter((row) => row.parent === null)
  return first.flatMap((parent) => [
    { value: parent.code, text: words.say(parent), depth: 0 as const },
    ...meta.categories
      .filter((row) => row.parent === parent.code)
      .map((row) => ({ value: row.code, text: words.say(row), depth: 1 as const })),
  ])
}

/** Options as they are laid out: a flat list in one row, a two-level list with a row per first-level entry. */
export function inRows(options: readonly FilterOption[]): readonly (readonly FilterOption[])[] {
  if (options.every((option) => option.depth === 0)) return options.length > 0 ? [options] : []
  const rows: FilterOption[][] = []
  for (const option of options) {
    const row = rows.at(-1)
    if (option.depth === 0 || !row) rows.push([option])
    else row.push(option)
  }
  return rows
}
