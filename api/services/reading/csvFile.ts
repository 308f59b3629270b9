// A CSV file → batches of rows in constant memory: bytes, encoding, delimiter, scanner.
import type { FileHandle } from 'node:fs/promises'
import { createCsvScanner, delimiterOf } from './csvScanner.ts'
import { type DetectedEncoding, decodingOf } from './encoding.ts'
import type { SourceRow } from './row.ts'

const PIECE_BYTES = 256 * 1024

export interface CsvReading {
  readonly file: FileHandle
  readonly encoding: DetectedEncoding
  readonly signal?: AbortSignal | undefined
  /** Told after every piece how many bytes have been read. */
  readonly onBytes: (bytesRead: number) => void
}

/** The rows of an open CSV file, some hundred at a time, blank lines left out. Stops with the signal's reason. */
export async function* readCsvBatches(reading: CsvReading): AsyncGenerator<SourceRow[], void, undefined> {
  const { file, encoding, signal, onBytes } = reading
  const decoding = decodingOf(encoding.encoding)
  let position = encoding.bomLength
  let scanner: ReturnType<typeof createCsvScanner> | null = null
  const piece = Buffer.allocUnsafe(PIECE_BYTES)
  for (;;) {
    signal?.throwIfAborted()
    const { bytesRead } = await file.read(piece, 0, PIECE_BYTES, position)
    const last = bytesRead === 0
    position += bytesRead
    const { text, broken } = decoding.decode(piece.subarray(0, bytesRead), last)
    scanner ??= createCsvScanner(delimiterOf(firstLineOf(text)))
    const rows = scanner.push(text, last, broken)
    onBytes(position)
    if (rows.length > 0) yield rows
    if (last) return
  }
}

/** Where the delimiter is looked for: the first line with one in it (a title above the header has none). */
function firstLineOf(text: string): string {
  const lines = text.slice(0, 100_000).split(/\r\n|\n|\r/)
  return lines.find((line) => /[,;\t]/.test(line)) ?? ''
}
