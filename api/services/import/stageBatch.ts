// Cases packed into a few large texts and number arrays, which cross threads at the price of a copy of memory.
import { FACT_TABLES, FACTS, textPlaces, type Value } from '#db/facts/columns.ts'
import type { FactRows } from '#db/facts/factRows.ts'
import { caseValues } from '#db/queries/caseWrites.ts'
import type { StageInserts } from '#db/queries/stage.ts'
import type { CaseSink } from '../writing/caseSink.ts'
import type { EventText, TrailLog } from '../writing/trailLog.ts'

export interface StageBatch {
  /** Event bodies one after another, and where each ends. */
  readonly bodies: string
  readonly bodyEnds: Float64Array
  /** Personal texts one after another; of an event without one the end is that of the event before. */
  readonly fields: string
  readonly fieldEnds: Float64Array
  readonly caseKeys: Float64Array
  readonly cases: readonly (readonly Value[])[]
  /** Per fact table the values of its rows one after another; NaN = null, texts by their place in `texts`. */
  readonly facts: readonly Float64Array[]
  readonly texts: readonly string[]
}

export interface Packer extends CaseSink {
  /** Cases packed since the last `take`. */
  size(): number
  /** What is packed; the packer is empty afterwards. */
  take(): StageBatch
}

const TABLES = FACT_TABLES.map((name) => ({ ...FACTS[name], texts: textPlaces(FACTS[name]) }))

interface Packing {
  readonly bodies: string[]
  readonly bodyEnds: number[]
  readonly fields: string[]
  readonly fieldEnds: number[]
  readonly caseKeys: number[]
  readonly cases: Value[][]
  readonly facts: number[][]
  readonly texts: Map<string, number>
}

const empty = (): Packing => ({
  ...{ bodies: [], bodyEnds: [], fields: [], fieldEnds: [], caseKeys: [], cases: [] },
  facts: TABLES.map(() => []),
  texts: new Map(),
})

export function openPacker(): Packer {
  let packing = empty()
  return {
    event(caseKey, { body, fields }) {
      packing.bodies.push(body)
      packing.bodyEnds.push((packing.bodyEnds.at(-1) ?? 0) + body.length)
      if (fields !== null) packing.fields.push(fields)
      packing.fieldEnds.push((packing.fieldEnds.at(-1) ?? 0) + (fields?.length ?? 0))
      packing.caseKeys.push(caseKey)
    },
    write(row, rows) {
      packing.cases.push(caseValues(row))
      packFacts(packing, rows)
    },
    size: () => packing.cases.length,
    take() {
      const { bodies, bodyEnds, fields, fieldEnds, caseKeys, cases, facts, texts } = packing
      packing = empty()
      return {
        bodies: bodies.join(''),
        bodyEnds: new Float64Array(bodyEnds),
        fields: fields.join(''),
        fieldEnds: new Float64Array(fieldEnds),
        caseKeys: new Float64Array(caseKeys),
        cases,
        facts: facts.map((numbers) => new Float64Array(numbers)),
        texts: [...texts.keys()],
      }
    },
  }
}

function packFacts({ facts, texts }: Packing, rows: FactRows): void {
  TABLES.forEach((table, i) => {
    const numbers = facts[i]
    if (numbers === undefined) return
    for (const values of table.values(rows)) {
      for (const value of values) numbers.push(packed(value, texts))
    }
  })
}

function packed(value: Value, texts: Map<string, number>): number {
  if (typeof value === 'number') return value
  return value === null ? Number.NaN : placeOf(texts, value)
}

function placeOf(texts: Map<string, number>, text: string): number {
  const known = texts.get(text)
  if (known !== undefined) return known
  texts.set(text, texts.size)
  return texts.size - 1
}

/** Buffers that go over without a copy. */
export const transferOf = (batch: StageBatch): ArrayBuffer[] =>
  [batch.bodyEnds, batch.fieldEnds, batch.caseKeys, ...batch.facts].map(
    (numbers) => numbers.buffer as ArrayBuffer,
  )

/** Writes a batch: events to the log in their order, rows to the staging tables. */
export function writeBatch(batch: StageBatch, log: TrailLog, inserts: StageInserts): void {
  writeEvents(batch, log)
  for (const values of batch.cases) inserts.case(values)
  TABLES.forEach((table, i) => {
    const insert = inserts.facts[i]
    const numbers = batch.facts[i]
    if (insert !== undefined && numbers !== undefined) unpackFacts(numbers, batch.texts, { table, insert })
  })
}

interface Target {
  readonly table: (typeof TABLES)[number]
  readonly insert: (values: readonly unknown[]) => void
}

function unpackFacts(numbers: Float64Array, texts: readonly string[], { table, insert }: Target): void {
  const width = table.columns.length
  const isText = table.columns.map((_, column) => table.texts.has(column))
  const row = new Array<Value>(width).fill(null)
  for (let at = 0; at < numbers.length; at += width) {
    for (let column = 0; column < width; column++) {
      const value = numbers[at + column] ?? Number.NaN
      if (Number.isNaN(value)) row[column] = null
      else row[column] = isText[column] ? (texts[value] ?? null) : value
    }
    insert(row)
  }
}

function writeEvents({ bodies, bodyEnds, fields, fieldEnds, caseKeys }: StageBatch, log: TrailLog): void {
  let bodyAt = 0
  let fieldAt = 0
  for (let i = 0; i < caseKeys.length; i++) {
    const bodyEnd = bodyEnds[i] ?? 0
    const fieldEnd = fieldEnds[i] ?? 0
    const text: EventText = {
      body: bodies.slice(bodyAt, bodyEnd),
      fields: fieldEnd === fieldAt ? null : fields.slice(fieldAt, fieldEnd),
    }
    log.append(caseKeys[i] ?? 0, text)
    bodyAt = bodyEnd
    fieldAt = fieldEnd
  }
}
