// CSV text → rows: quotes, embedded and mixed line ends, and a way back after every kind of broken row.
import type { RowFault, SourceRow } from './row.ts'

/** Longest record, in characters (trust.md 8.4: a line ≤ 1 MiB). */
export const MAX_RECORD_LENGTH = 1_048_576
/** How much of a row that cannot be split into cells is kept for the rejects file. */
const KEPT_LENGTH = 32_000

const QUOTE = 34
const LF = 10
const CR = 13

/** Takes a file's text piece by piece and gives back the rows that are complete. */
export interface CsvScanner {
  /** Next piece of the file; `last` = no more will come. Where `broken`, a U+FFFD stands for undecodable bytes. */
  push(text: string, last: boolean, broken?: boolean): SourceRow[]
}

interface Scan {
  readonly delimiter: number
  text: string
  pos: number
  /** Physical line at `pos`. */
  line: number
  /** Inside a line that is too long: skip to its end. */
  skipping: boolean
  /** No more text will come. */
  last: boolean
  /** Where the next NUL and the next replacement character of an undecodable byte stand, or -1. */
  nul: number
  broken: number
  /** Results of the field functions: end of the field just read, line ends inside it. */
  end: number
  innerLines: number
  /** The quoted field holds doubled quotes. */
  isDoubled: boolean
}

type Ending = 'next' | 'record' | 'more' | RowFault

/**
 * A scanner of RFC 4180 text that goes on after errors: LF, CRLF and CR end a record, blank lines are dropped, quotes
 * inside an unquoted cell are plain text. A row with a fault is given with that fault; after a quote that is never
 * closed reading goes on with the next physical line, so one bad row costs no other.
 * @param delimiter one character, see `delimiterOf`.
 */
export function createCsvScanner(delimiter: string): CsvScanner {
  const scan: Scan = {
    delimiter: delimiter.charCodeAt(0),
    text: '',
    pos: 0,
    line: 1,
    skipping: false,
    last: false,
    nul: -1,
    broken: -1,
    end: 0,
    innerLines: 0,
    isDoubled: false,
  }
  return {
    push(text, last, broken = false) {
      const wasBroken = scan.broken !== -1
      scan.text = scan.pos < scan.text.length ? scan.text.slice(scan.pos) + text : text
      scan.pos = 0
      scan.last = last
      scan.nul = scan.text.indexOf('\0')
      scan.broken = broken || wasBroken ? scan.text.indexOf('\ufffd') : -1
      return readAll(scan)
    },
  }
}

/** The delimiter a file's first line uses most, outside quotes: comma, tab or semicolon; comma where there is none. */
export function delimiterOf(firstLine: string): string {
  const bare = firstLine.replace(/"[^"]*"/g, '')
  let best = ','
  for (const candidate of ['\t', ';']) {
    if (bare.split(candidate).length > bare.split(best).length) best = candidate
  }
  return best
}

function readAll(scan: Scan): SourceRow[] {
  const rows: SourceRow[] = []
  while (scan.pos < scan.text.length) {
    if (scan.skipping && !skipLine(scan)) break
    if (scan.pos >= scan.text.length) break
    const start = scan.pos
    const row = readRecord(scan)
    if (row === 'more') {
      if (scan.text.length - start <= MAX_RECORD_LENGTH) break
      rows.push(tooLong(scan))
    } else if (row !== null) rows.push(row)
  }
  return rows
}

/** Reads the record at `pos` and moves behind it; null = a blank line, 'more' = not complete yet, nothing moved. */
function readRecord(scan: Scan): SourceRow | null | 'more' {
  const start = scan.pos
  const values: string[] = []
  let at = start
  let lines = 0
  for (;;) {
    const quoted = scan.text.charCodeAt(at) === QUOTE
    const ending = quoted ? readQuoted(scan, at, values) : readPlain(scan, at, values)
    if (quoted) lines += scan.innerLines
    if (ending === 'next') at = scan.end
    else if (ending === 'record') return finish(scan, values, lines)
    else if (ending === 'more') return 'more'
    else return giveUp(scan, ending, lines)
  }
}

function finish(scan: Scan, values: string[], lines: number): SourceRow | null {
  const { line, pos: start, end } = scan
  scan.pos = end
  scan.line += lines + 1
  if (end - start > MAX_RECORD_LENGTH) return { line, values: kept(values), fault: 'line_too_long' }
  if (scan.nul !== -1 && scan.nul < end) {
    scan.nul = scan.text.indexOf('\0', end)
    return { line, values, fault: 'nul_byte' }
  }
  if (scan.broken !== -1 && scan.broken < end) {
    scan.broken = scan.text.indexOf('\ufffd', end)
    return { line, values, fault: 'bad_bytes' }
  }
  return values.length === 1 && values[0] === '' ? null : { line, values }
}

const kept = (values: readonly string[]): string[] => values.map((value) => value.slice(0, KEPT_LENGTH))

/** An unquoted cell from `at`: everything up to the delimiter or the line end, quotes included. */
function readPlain(scan: Scan, at: number, values: string[]): Ending {
  const { text, delimiter } = scan
  const length = text.length
  let i = at
  for (; i < length; i++) {
    const code = text.charCodeAt(i)
    if (code === delimiter) {
      values.push(text.slice(at, i))
      scan.end = i + 1
      return 'next'
    }
    if (code === LF || code === CR) break
  }
  if (i === length && !scan.last) return 'more'
  const ending = endRecord(scan, i)
  if (ending === 'record') values.push(text.slice(at, i))
  return ending
}

/** A record that ends at `i` (line end or end of file); sets `end` behind the line end. */
function endRecord(scan: Scan, i: number): Ending {
  const { text } = scan
  if (text.charCodeAt(i) !== CR) {
    scan.end = Math.min(i + 1, text.length)
    return 'record'
  }
  if (i + 1 === text.length && !scan.last) return 'more'
  scan.end = text.charCodeAt(i + 1) === LF ? i + 2 : i + 1
  return 'record'
}

/** A quoted cell whose opening quote stands at `at`. */
function readQuoted(scan: Scan, at: number, values: string[]): Ending {
  const { text } = scan
  const close = findClosingQuote(scan, at + 1)
  if (close === -1) return scan.last ? 'unclosed_quote' : 'more'
  const next = text.charCodeAt(close + 1)
  if (next === scan.delimiter) {
    values.push(quotedText(scan, at + 1, close))
    scan.end = close + 2
    return 'next'
  }
  if (close + 1 < text.length && next !== LF && next !== CR) {
    return scan.innerLines > 0 ? 'unclosed_quote' : 'misplaced_quote'
  }
  if (close + 1 === text.length && !scan.last) return 'more'
  const ending = endRecord(scan, close + 1)
  if (ending === 'record') values.push(quotedText(scan, at + 1, close))
  return ending
}

/** Characters of one field on their way from doubled to single quotes. */
const scratch = new Uint16Array(MAX_RECORD_LENGTH)
const scratchBytes = Buffer.from(scratch.buffer)
const isLittleEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1

/** Text between two quotes. `replaceAll` would do, at three times the price on columns full of JSON. */
function quotedText(scan: Scan, from: number, to: number): string {
  const { text } = scan
  if (!scan.isDoubled) return text.slice(from, to)
  if (to - from > scratch.length || !isLittleEndian) return text.slice(from, to).replaceAll('""', '"')
  let length = 0
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i)
    if (code === QUOTE) i++
    scratch[length++] = code
  }
  return scratchBytes.toString('utf16le', 0, length * 2)
}

/** Position of the quote that closes a cell beginning at `from`, or -1; counts the line ends on the way. */
function findClosingQuote(scan: Scan, from: number): number {
  const { text } = scan
  const length = text.length
  let lines = 0
  scan.isDoubled = false
  for (let i = from; i < length; i++) {
    const code = text.charCodeAt(i)
    if (code === QUOTE) {
      if (text.charCodeAt(i + 1) !== QUOTE) {
        scan.innerLines = lines
        return i
      }
      scan.isDoubled = true
      i++
    } else if (code <= CR && (code === LF || (code === CR && text.charCodeAt(i + 1) !== LF))) lines++
  }
  scan.innerLines = lines
  return -1
}

/** The row at `pos` cannot be read: its first physical line is given with the fault, reading goes on behind it. */
function giveUp(scan: Scan, fault: RowFault, lines: number): SourceRow {
  const { text, line, pos } = scan
  const end = lineEnd(text, pos)
  scan.pos = behindLineEnd(text, end)
  scan.line++
  skipMarks(scan)
  const named = fault === 'misplaced_quote' && lines > 0 ? 'unclosed_quote' : fault
  return { line, values: [text.slice(pos, Math.min(end, pos + KEPT_LENGTH))], fault: named }
}

/** More than a record may hold and no end in sight: an open quote if lines follow, else one endless line. */
function tooLong(scan: Scan): SourceRow {
  const end = lineEnd(scan.text, scan.pos)
  if (end < scan.text.length) return giveUp(scan, 'unclosed_quote', 0)
  const row: SourceRow = {
    line: scan.line,
    values: [scan.text.slice(scan.pos, scan.pos + KEPT_LENGTH)],
    fault: 'line_too_long',
  }
  scan.pos = scan.text.length
  scan.skipping = true
  return row
}

/** Skips the rest of a line that is too long; false = its end is not in this piece. */
function skipLine(scan: Scan): boolean {
  const end = lineEnd(scan.text, scan.pos)
  if (end === scan.text.length) {
    scan.pos = end
    return false
  }
  scan.pos = behindLineEnd(scan.text, end)
  scan.line++
  scan.skipping = false
  skipMarks(scan)
  return true
}

function skipMarks(scan: Scan): void {
  if (scan.nul !== -1 && scan.nul < scan.pos) scan.nul = scan.text.indexOf('\0', scan.pos)
  if (scan.broken !== -1 && scan.broken < scan.pos) scan.broken = scan.text.indexOf('\ufffd', scan.pos)
}

function lineEnd(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === LF || code === CR) return i
  }
  return text.length
}

function behindLineEnd(text: string, end: number): number {
  return Math.min(
    text.length,
    text.charCodeAt(end) === CR && text.charCodeAt(end + 1) === LF ? end + 2 : end + 1,
  )
}
