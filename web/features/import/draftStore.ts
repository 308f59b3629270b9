// What a person chose for one upload, kept in this browser until the import is done: the page can be left and found again.
import type { ImportOptions } from '#api/contract/imports.ts'

/** The mapping as text; null = as the server proposed it. */
export interface ImportDraft {
  readonly mapping: string | null
  readonly crs: NonNullable<ImportOptions['crs']> | null
  readonly encoding: 'auto' | 'utf-8' | 'gb18030'
}

export const EMPTY_DRAFT: ImportDraft = { mapping: null, crs: null, encoding: 'auto' }

const keyOf = (id: number) => `pingyi.import.${id}`

export function readDraft(id: number): ImportDraft {
  try {
    return parseDraft(JSON.parse(sessionStorage.getItem(keyOf(id)) ?? 'null'))
  } catch {
    return EMPTY_DRAFT
  }
}

export function keepDraft(id: number, draft: ImportDraft): void {
  try {
    sessionStorage.setItem(keyOf(id), JSON.stringify(draft))
  } catch {
    // Refused by some locked-down browsers: the choice then lasts as long as the page.
  }
}

function parseDraft(value: unknown): ImportDraft {
  if (typeof value !== 'object' || value === null) return EMPTY_DRAFT
  const given = new Map<string, unknown>(Object.entries(value))
  const [mapping, crs, encoding] = [given.get('mapping'), given.get('crs'), given.get('encoding')]
  return {
    mapping: typeof mapping === 'string' ? mapping : null,
    crs: crs === 'wgs84' || crs === 'gcj02' || crs === 'bd09' ? crs : null,
    encoding: encoding === 'utf-8' || encoding === 'gb18030' ? encoding : 'auto',
  }
}

/** The request a draft becomes; a proposal nobody changed goes by its preset's name where it has one. */
export function optionsOf(
  draft: ImportDraft,
  proposal: { readonly preset: string | null; readonly mapping: string },
  mode: 'check' | 'run',
): ImportOptions {
  const chosen =
    draft.mapping === null && proposal.preset !== null
      ? { preset: proposal.preset }
      : { mapping: draft.mapping ?? proposal.mapping }
  return {
    ...chosen,
    ...(draft.crs === null ? {} : { crs: draft.crs }),
    ...(draft.encoding === 'auto' ? {} : { encoding: draft.encoding }),
    mode,
  }
}
