// A file's rows → case records batch by batch; what is wrong with a row goes to the caller, never stops the others.
import type { CoordinateSystem, DepartmentKind } from '#db/vocabulary.ts'
import type { Mapping } from '../../contract/mapping.ts'
import type { CaseRecord } from '../../domain/case.ts'
import type { Zone } from '../../domain/time/zone.ts'
import { type CompiledMapping, compileMapping, knownNames } from '../reading/compileMapping.ts'
import type { EncodingChoice } from '../reading/encoding.ts'
import { type OpenedRows, openRows } from '../reading/openRows.ts'
import { type RowProblem, rowProblem } from '../reading/problems.ts'
import { type ReadRow, readCase } from '../reading/readCase.ts'
import type { SourceRow } from '../reading/row.ts'

export interface FileSource {
  readonly path: string
  readonly mapping: Mapping
  readonly encoding: EncodingChoice
  readonly crs: CoordinateSystem
  /** Zone of the file's local times. */
  readonly zone: Zone
  readonly enteredAtMs: number
  readonly signal?: AbortSignal | undefined
}

export interface FileRecord {
  readonly id: string
  readonly record: CaseRecord
  readonly departmentKinds: Readonly<Record<string, DepartmentKind>>
  readonly row: SourceRow
}

export interface OpenedFile {
  readonly opened: OpenedRows
  readonly compiled: CompiledMapping
  /** Records in the file's order; refused rows go to `onRefused` in between. Only once. */
  read(
    onRefused: (row: SourceRow, problems: readonly RowProblem[]) => Promise<void> | undefined,
  ): AsyncGenerator<FileRecord[], void, undefined>
}

/**
 * Opens a file under a mapping. A number that occurs again in the same file is refused (`duplicate_in_file`), the first
 * one counts.
 * @throws FileError for a file that cannot be read at all, or lacks a required column.
 */
export async function openFile(source: FileSource): Promise<OpenedFile> {
  const { path, mapping, encoding, signal } = source
  const opened = await openRows(path, { encoding, signal, known: knownNames(mapping) })
  let compiled: CompiledMapping
  try {
    compiled = compileMapping(mapping, opened.header)
  } catch (error) {
    await opened.close()
    throw error
  }
  const context = { zone: source.zone, crs: source.crs, enteredAtMs: source.enteredAtMs, actor: null }
  async function* read(onRefused: Parameters<OpenedFile['read']>[0]) {
    const seen = new Set<string>()
    for await (const batch of opened.batches) {
      signal?.throwIfAborted()
      const records: FileRecord[] = []
      for (const row of batch) {
        const found = readCase(row, compiled, context)
        const judged = 'problems' in found ? found.problems : firstOfItsNumber(found, seen, { row, compiled })
        if ('id' in judged) records.push(judged)
        else await onRefused(row, judged)
      }
      yield records
    }
  }
  return { opened, compiled, read }
}

const idOf = ({ source, number }: CaseRecord): string => `${source}:${number}`

/** The record, or why its number cannot be taken twice. */
function firstOfItsNumber(
  found: ReadRow,
  seen: Set<string>,
  { row, compiled }: { readonly row: SourceRow; readonly compiled: CompiledMapping },
): FileRecord | readonly RowProblem[] {
  const id = flat(idOf(found.record))
  if (!seen.has(id)) {
    seen.add(id)
    return { ...found, id, row }
  }
  const { column } = compiled.fields.number
  return [rowProblem({ line: row.line, column, code: 'duplicate_in_file', value: found.record.number })]
}

/** A copy of its own: a slice would keep the whole piece of the file it was cut from in memory. */
const flat = (text: string): string => Buffer.from(text, 'utf8').toString('utf8')
