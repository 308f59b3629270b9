// Values out of a JSON Schema: good ones, ones at its edges, and broken ones; the same random stream gives the same values.
import type { Random } from '../prove/random.ts'

export type Mode = 'valid' | 'boundary' | 'broken'
export type Schema = Readonly<Record<string, unknown>>

export interface Making {
  readonly random: Random
  readonly mode: Mode
  /** Texts that mean something to the deployment, by the name of the field: ids, periods, codes. */
  readonly pool: Readonly<Record<string, readonly string[]>>
}

/** Share of the values that are broken in mode `broken`. */
const BROKEN_SHARE = 0.3
const OPTIONAL_SHARE = 0.4
const MOST_TEXT = 12_000
const MOST_ITEMS = 40

const NASTY_TEXTS: readonly string[] = [
  ...[
    '',
    ' ',
    '\u0000',
    '%00',
    '%',
    '../../etc/passwd',
    '..%2f..%2f',
    "' OR 1=1 --",
    '"; DROP TABLE cases;--',
  ],
  ...['<script>alert(1)</script>', '{{7*7}}', '__proto__', 'constructor', 'null', 'NaN', '1e309', '-0'],
  ...[
    '9007199254740993',
    '99999999999999999999',
    '2026-13',
    '2026-Q5',
    '2026-02-30..2026-01-01',
    '0000',
    '9999-12',
  ],
  ...[
    '2026-09-01T00:00:00+99:00',
    '+275760-09-13T00:00:00Z',
    '-271821-04-20T00:00:00Z',
    'P99999999999D',
    'PT0H',
  ],
  ...[
    '\ud83e\udd86',
    '\u202e\u202d',
    '\ufeff',
    '街道'.repeat(500),
    'g125.999999999.-999999999',
    'g7.1.1',
    'a'.repeat(3000),
  ],
]
const NASTY_NUMBERS: readonly number[] = [0, -0, -1, 0.5, 1e308, -1e308, 2 ** 53, 2 ** 31, -(2 ** 63), 1e-320]

export const pick = <T>(random: Random, list: readonly T[]): T => {
  const found = list[Math.floor(random() * list.length)]
  if (found === undefined) throw new Error('nothing to pick from')
  return found
}

/** A value for a schema; `name` = the field it is for. */
export function valueFor(schema: Schema, name: string, making: Making): unknown {
  const { random, mode } = making
  if (mode === 'broken' && random() < BROKEN_SHARE) return brokenValue(random)
  if ('const' in schema) return schema.const
  if (Array.isArray(schema.enum)) return pick(random, schema.enum as unknown[])
  const choices = schema.anyOf ?? schema.oneOf
  if (Array.isArray(choices)) return valueFor(pick(random, choices as Schema[]), name, making)
  const type = Array.isArray(schema.type) ? pick(random, schema.type as string[]) : schema.type
  switch (type) {
    case 'string':
      return textFor(schema, name, making)
    case 'integer':
    case 'number':
      return numberFor(schema, type === 'integer', making)
    case 'boolean':
      return random() < 0.5
    case 'array':
      return listFor(schema, name, making)
    case 'object':
      return objectFor(schema, making)
    default:
      return null
  }
}

function brokenValue(random: Random): unknown {
  const kind = random()
  if (kind < 0.5) return nastyText(random)
  if (kind < 0.7) return pick(random, NASTY_NUMBERS)
  return pick<unknown>(random, [
    null,
    true,
    [],
    {},
    [[]],
    { a: { a: {} } },
    [null],
    [1, 'a'],
    { __proto__: null, toString: 1 },
  ])
}

export const nastyText = (random: Random): string => pick(random, NASTY_TEXTS)

function textFor(schema: Schema, name: string, { random, mode, pool }: Making): string {
  const known = pool[name]
  if (known !== undefined && known.length > 0 && random() < 0.9) return pick(random, known)
  if (typeof schema.pattern === 'string' && schema.pattern.includes('\\d{4}-')) return '2026-09-01'
  const [least, most] = [numberIn(schema, 'minLength', 0), numberIn(schema, 'maxLength', 40)]
  const length =
    mode === 'boundary' ? pick(random, [least, Math.min(most, MOST_TEXT)]) : least + Math.floor(random() * 8)
  return Array.from({ length: Math.min(length, most) }, () => pick(random, [...'ab1 街道路灯-'])).join('')
}

function numberFor(schema: Schema, isWhole: boolean, { random, mode }: Making): number {
  const [least, most] = [numberIn(schema, 'minimum', 0), numberIn(schema, 'maximum', 1000)]
  if (mode === 'boundary') return pick(random, [least, most])
  const value = least + random() * (most - least)
  return isWhole ? Math.floor(value) : value
}

function listFor(schema: Schema, name: string, making: Making): unknown[] {
  const { random, mode } = making
  const [least, most] = [numberIn(schema, 'minItems', 0), numberIn(schema, 'maxItems', 4)]
  const length =
    mode === 'boundary' ? pick(random, [least, Math.min(most, MOST_ITEMS)]) : least + Math.floor(random() * 3)
  const items = schemaIn(schema.items)
  return Array.from({ length }, () => valueFor(items, name, making))
}

function objectFor(schema: Schema, making: Making): Record<string, unknown> {
  const { random, mode } = making
  const required: readonly unknown[] = Array.isArray(schema.required) ? schema.required : []
  const share = mode === 'boundary' ? pick(random, [0, 1]) : OPTIONAL_SHARE
  const made: Record<string, unknown> = {}
  for (const [name, property] of Object.entries(schemaIn(schema.properties))) {
    const isLeftOut = mode === 'broken' && random() < 0.1
    if (isLeftOut || (!required.includes(name) && random() >= share)) continue
    made[name] = valueFor(schemaIn(property), name, making)
  }
  if (mode === 'broken' && random() < 0.2) made[nastyText(random)] = brokenValue(random)
  return made
}

/** A member that is a schema, or the one that says nothing. */
export const schemaIn = (value: unknown): Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Schema) : {}

const numberIn = (schema: Schema, name: string, fallback: number): number => {
  const value = schema[name]
  return typeof value === 'number' ? value : fallback
}
