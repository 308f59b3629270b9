// A mapping being edited: which column each field is read from, and what the server is sent.
import type { FieldSource, Mapping } from '#api/contract/mapping.ts'
import { CATEGORIES } from '#db/vocabulary.ts'
import type { ImportPreview } from './queries.ts'

export type Columns = Readonly<Record<string, string | null>>

/** Fields without which no row can be read. */
export const REQUIRED_FIELDS: readonly string[] = ['number', 'receivedAt', 'firstReceiver']

/** The one place where a mapping's text is taken at its word: the server wrote it and checks it again. */
export function parseMapping(text: string): Mapping {
  return JSON.parse(text) as Mapping
}

/** As the server compares them: without case, width, blanks, colons and asterisks. */
const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/\((?:必填|选填|required|optional)\)/gi, '')
    .replace(/[*:：\s\u200b]+/g, '')
    .toLowerCase()

/** The column of the file a source names; null where none of its names is there. */
function columnIn(source: FieldSource | undefined, header: readonly string[]): string | null {
  if (!source) return null
  const names = typeof source.column === 'string' ? [source.column] : source.column
  for (const name of names) {
    const found = header.find((column) => plain(column) === plain(name))
    if (found !== undefined) return found
  }
  return null
}

/** Field → column of the file, as a mapping has it. */
export function columnsOf(
  mapping: Mapping,
  { header, guesses }: Pick<ImportPreview, 'header' | 'guesses'>,
): Columns {
  const fields = new Map<string, FieldSource | undefined>(Object.entries(mapping.fields))
  const sources = (field: string): FieldSource | undefined => {
    if (field === 'category') return mapping.category?.first
    if (field === 'lng' || field === 'lat') return mapping.position?.[field]
    return fields.get(field)
  }
  return Object.fromEntries(guesses.map(({ field }) => [field, columnIn(sources(field), header)]))
}

/** First-level categories by their own words, for a mapping that had no category yet. */
const CATEGORY_WORDS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(CATEGORIES).flatMap(([code, { zh, en }]) => [
    [zh, code],
    [en, code],
  ]),
)

/** The mapping with one field read from another column; null takes the field away, except one that is required. */
export function withColumn(mapping: Mapping, field: string, column: string | null): Mapping {
  if (field === 'category') return withCategory(mapping, column)
  if (field === 'lng' || field === 'lat') return withPosition(mapping, field, column)
  const { [field]: before, ...others } = mapping.fields as Record<string, FieldSource | undefined>
  const isKept = column !== null || REQUIRED_FIELDS.includes(field)
  const source = isKept
    ? { [field]: { ...before, column: column === null ? (before?.column ?? field) : [column] } }
    : {}
  return { ...mapping, fields: { ...others, ...source } as Mapping['fields'] }
}

function withCategory(mapping: Mapping, column: string | null): Mapping {
  const { category, ...rest } = mapping
  if (column === null) return rest
  if (category) return { ...rest, category: { ...category, first: { ...category.first, column: [column] } } }
  return {
    ...rest,
    category: {
      first: { column: [column], values: CATEGORY_WORDS, default: 'other' },
      split: ['.', '/', '›', '>', '／'],
    },
  }
}

/** What a half of a position is called until it is chosen: without such a column the row has no position. */
const HALVES = { lng: { column: ['经度', 'longitude'] }, lat: { column: ['纬度', 'latitude'] } } as const

/** A position needs both halves; taking one away takes the position away. */
function withPosition(mapping: Mapping, field: 'lng' | 'lat', column: string | null): Mapping {
  const { position = HALVES, ...rest } = mapping
  if (column === null) return rest
  return { ...rest, position: { ...position, [field]: { ...position[field], column: [column] } } }
}

/** Required fields that no column of the file serves. */
export function missingFields(columns: Columns): readonly string[] {
  return REQUIRED_FIELDS.filter((field) => (columns[field] ?? null) === null)
}

/** A value of the file → a code, for one field. */
export function withValue(
  mapping: Mapping,
  field: string,
  value: { readonly from: string; readonly to: string },
): Mapping {
  const fields = mapping.fields as Record<string, FieldSource | undefined>
  const source = fields[field]
  if (!source) return mapping
  const values = { ...source.values, [value.from]: value.to }
  return { ...mapping, fields: { ...fields, [field]: { ...source, values } } as Mapping['fields'] }
}

/** The first values of a column that are not empty, each once. */
export function samplesOf(
  { header, samples }: Pick<ImportPreview, 'header' | 'samples'>,
  column: string | null,
): string[] {
  const at = column === null ? -1 : header.indexOf(column)
  if (at < 0) return []
  const values = samples.flatMap((row) => {
    const value = row[at]
    return value === null || value === undefined || value === '' ? [] : [value]
  })
  return [...new Set(values)].slice(0, 3)
}

/** Columns no field is read from. */
export const unusedColumns = (header: readonly string[], columns: Columns): readonly string[] => {
  const used = new Set(Object.values(columns))
  return header.filter((name) => name !== '' && !used.has(name))
}
