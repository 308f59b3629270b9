// Guesses which column of an unknown file is which field, for the page's mapping step.
import type { Mapping } from '#api/contract/mapping.ts'
import { zoneOf } from '#api/domain/time/zone.ts'
import { compileMapping } from './compileMapping.ts'
import { normaliseName } from './headerRow.ts'
import { type Cell, cellText, isBlank } from './row.ts'
import { TEMPLATE_COLUMNS, type TemplateColumn, type TemplateField } from './templateColumns.ts'
import { type MappingHead, templateMapping } from './templateMapping.ts'
import { type DateOrder, readTime } from './times.ts'

export interface FieldGuess {
  readonly field: TemplateField
  readonly zh: string
  readonly en: string
  readonly required: boolean
  /** Column of the file, null where none was found. */
  readonly column: string | null
  /** 1 = the template's own name, 0 = none found; lowered where sample values do not fit. */
  readonly confidence: number
  /** The column's first values that are not empty. */
  readonly samples: readonly string[]
}

export interface MappingGuess {
  readonly mapping: Mapping
  readonly guesses: readonly FieldGuess[]
  /** Columns no field was found for. */
  readonly unused: readonly string[]
}

const REQUIRED: ReadonlySet<TemplateField> = new Set(['number', 'receivedAt', 'firstReceiver'])
const SHOWN_SAMPLES = 5
/** Below this a column is not proposed. */
const LEAST = 0.4
/** A name that only contains a synonym, and the least part of it the synonym must be. */
const PARTIAL = 0.7
const LEAST_PART = 0.4

/**
 * A mapping in the template's fields for a file with this header. Each column serves one field at most; the surest pair is
 * taken first, on equal terms the template's order decides. Times must be readable in most samples; the order of
 * year-last dates (mdy or dmy) is read off them. Never throws; an empty header gives a mapping without columns.
 * @param sampleRows some rows of the file, for checking and showing.
 */
export function guessMapping(
  header: readonly string[],
  sampleRows: readonly (readonly Cell[])[],
  head: MappingHead = { id: 'guessed', version: '1', source: 'import' },
): MappingGuess {
  const samples = header.map((_, column) =>
    sampleRows.map((row) => row[column] ?? null).filter((cell) => !isBlank(cell)),
  )
  const order = guessOrder(samples.flat())
  const chosen = choose(header, samples, order)
  const columns = Object.fromEntries([...chosen].map(([field, { index }]) => [field, [header[index] ?? '']]))
  const guesses = TEMPLATE_COLUMNS.map(({ field, zh, en }) => {
    const pair = chosen.get(field)
    const shown = pair ? (samples[pair.index] ?? []).slice(0, SHOWN_SAMPLES).map(cellText) : []
    const column = pair ? (header[pair.index] ?? null) : null
    return {
      field,
      zh,
      en,
      required: REQUIRED.has(field),
      column,
      confidence: pair?.sureness ?? 0,
      samples: shown,
    }
  })
  const used = new Set([...chosen.values()].map(({ index }) => index))
  const unused = header.filter((name, index) => name !== '' && !used.has(index))
  return { mapping: templateMapping({ ...head, dateFormat: order }, columns), guesses, unused }
}

interface Pair {
  readonly index: number
  readonly sureness: number
}

function choose(
  header: readonly string[],
  samples: readonly (readonly Cell[])[],
  order: DateOrder,
): Map<TemplateField, Pair> {
  const names = header.map(normaliseName)
  const pairs = TEMPLATE_COLUMNS.flatMap((column) =>
    names.map((name, index) => {
      const fit = nameFit(name, column)
      const sureness = fit === 0 ? 0 : fit * valueFit(column.field, samples[index] ?? [], order)
      return { field: column.field, index, sureness: Math.round(sureness * 100) / 100 }
    }),
  )
  const chosen = new Map<TemplateField, Pair>()
  const taken = new Set<number>()
  for (const { field, index, sureness } of pairs.toSorted((a, b) => b.sureness - a.sureness)) {
    if (sureness < LEAST || chosen.has(field) || taken.has(index)) continue
    chosen.set(field, { index, sureness })
    taken.add(index)
  }
  return chosen
}

/** How well a name fits: the template's own 1, a synonym 0.9 (later ones a little less), part of the name below 0.7. */
function nameFit(name: string, { zh, en, synonyms }: TemplateColumn): number {
  if (name === '') return 0
  const own = [zh, en].map(normaliseName)
  if (own.includes(name)) return 1
  const known = synonyms.map(normaliseName)
  const place = known.indexOf(name)
  if (place !== -1) return 0.95 - place / 200
  const inside = [...own, ...known].filter((word) => word.length >= 2 && name.includes(word))
  const part = Math.max(0, ...inside.map((word) => word.length / name.length))
  return part >= LEAST_PART ? PARTIAL * part : 0
}

/** How well values fit a field: times must be readable, coordinates numbers, codes known. 1 where nothing speaks against. */
function valueFit(field: TemplateField, values: readonly Cell[], order: DateOrder): number {
  if (values.length === 0) return 1
  if (field.endsWith('At') || field === 'replyDue') {
    return share(values, (cell) => typeof readTime(cell, order, UTC) === 'number')
  }
  if (field === 'lng' || field === 'lat')
    return share(values, (cell) => Number.isFinite(Number(cellText(cell))))
  const known = codeFields[field]
  if (known) return 0.5 + 0.5 * share(values, (cell) => known(cellText(cell)))
  return 1
}

const UTC = zoneOf('UTC')

const share = (values: readonly Cell[], test: (cell: Cell) => boolean): number =>
  values.filter(test).length / values.length

const codeFields: Readonly<Partial<Record<TemplateField, (text: string) => boolean>>> = knownCodes()

function knownCodes(): Partial<Record<TemplateField, (text: string) => boolean>> {
  const all = Object.fromEntries(TEMPLATE_COLUMNS.map(({ field, zh }) => [field, [zh]]))
  const { codes } = compileMapping(
    templateMapping({ id: 'codes', version: '1', source: 'codes' }, all),
    TEMPLATE_COLUMNS.map(({ zh }) => zh),
  )
  return Object.fromEntries(
    Object.entries(codes).map(([field, { lookup }]) => [field, (text: string) => lookup(text) !== undefined]),
  )
}

const YEAR_LAST = /^(\d{1,2})[-/.](\d{1,2})[-/.]\d{4}\b/

/** `ymd` unless dates end in their year; then the order no sample speaks against, month first where both stand. */
function guessOrder(cells: readonly Cell[]): DateOrder {
  const dates = cells.map((cell) => YEAR_LAST.exec(cellText(cell))).filter((match) => match !== null)
  if (dates.length === 0) return 'ymd'
  return dates.some(([, first]) => Number(first) > 12) ? 'dmy' : 'mdy'
}
