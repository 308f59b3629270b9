// Builds mappings in the template's fields from column names: the template's own preset, and guesses for other files.
import type { FieldSource, Mapping } from '#api/contract/mapping.ts'
import { CATEGORIES } from '#db/vocabulary.ts'
import { TEMPLATE_COLUMNS, TEMPLATE_VALUES, type TemplateField } from './templateColumns.ts'

/** Words of the built-in first-level categories → codes. */
const CATEGORY_VALUES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(CATEGORIES).flatMap(([code, { zh, en }]) => [zh, en].map((word) => [word, code])),
)

/** What stands before the column names in a mapping. */
export type MappingHead = Pick<Mapping, 'id' | 'version' | 'source'> &
  Partial<Pick<Mapping, 'name' | 'dateFormat'>>

/**
 * A mapping with the template's values and defaults over the given columns. Fields without a column are left out; number,
 * receipt and first receiver without one keep their template names, so that their absence is an error that names them.
 */
export function templateMapping(
  head: MappingHead,
  columns: Readonly<Partial<Record<TemplateField, readonly string[]>>>,
): Mapping {
  const field = (name: TemplateField): FieldSource | undefined => sourceOf(name, columns[name])
  const needed = (name: TemplateField): FieldSource => field(name) ?? { column: ownNames(name) }
  const entries = TEMPLATE_COLUMNS.filter(({ field: name }) => !GROUPED.has(name))
    .map(({ field: name }) => [name, field(name)] as const)
    .filter(([, source]) => source !== undefined)
  const [category, lng, lat] = [field('category'), field('lng'), field('lat')]
  return {
    dateFormat: 'ymd',
    ...head,
    ruleSet: 'default',
    departmentKind: 'office',
    fields: {
      ...Object.fromEntries(entries),
      number: needed('number'),
      receivedAt: needed('receivedAt'),
      firstReceiver: needed('firstReceiver'),
    },
    ...(category && {
      category: {
        first: { ...category, values: CATEGORY_VALUES, default: 'other' },
        split: ['.', '/', '›', '>', '／'],
      },
    }),
    ...(lng && lat && { position: { lng, lat } }),
  }
}

const GROUPED: ReadonlySet<TemplateField> = new Set(['category', 'lng', 'lat'])

function sourceOf(name: TemplateField, columns: readonly string[] | undefined): FieldSource | undefined {
  if (!columns || columns.length === 0) return undefined
  const values = TEMPLATE_VALUES[name]
  return values ? { column: columns, values } : { column: columns }
}

/** The template's two names of a field. */
export function ownNames(name: TemplateField): string[] {
  const found = TEMPLATE_COLUMNS.find(({ field }) => field === name)
  return found ? [found.zh, found.en] : []
}

/** The preset `template`: every column of the template by its Chinese or English name. */
export const template: Mapping = templateMapping(
  { id: 'template', version: '1', source: 'pingyi', name: { zh: '评议模板', en: 'Pingyi template' } },
  Object.fromEntries(TEMPLATE_COLUMNS.map(({ field }) => [field, ownNames(field)])),
)
