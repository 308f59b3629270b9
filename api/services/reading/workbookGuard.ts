// Opens a workbook's container safely: inflates every part once, counting, before any reader sees it.
import { createInflateRaw } from 'node:zlib'
import { FileError } from './fileErrors.ts'
import { readZipDirectory, WORKBOOK_LIMITS, type ZipEntry } from './zipDirectory.ts'

/** What is known of a workbook before its rows are read. */
export interface WorkbookOutline {
  readonly sheets: readonly string[]
  /** Dates count from 1904 instead of 1900. */
  readonly is1904: boolean
  /** Rows of the largest sheet, for progress only. */
  readonly rowsExpected: number
}

const OLE2_MAGIC = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
const ZIP_MAGIC = Buffer.from([0x50, 0x4b, 0x03, 0x04])
const ENCRYPTED_STREAM = Buffer.from('EncryptedPackage', 'utf16le')
const DOCTYPE = Buffer.from('<!DOCTYPE')
const ROW_TAG = Buffer.from('<row')
const STRING_TAG = Buffer.from('<si')

/** What a file is by its first bytes: a workbook, the old binary kind, or text. */
export function kindOfFile(head: Buffer): 'xlsx' | 'ole2' | 'text' {
  if (head.subarray(0, 8).equals(OLE2_MAGIC)) return 'ole2'
  return head.subarray(0, 4).equals(ZIP_MAGIC) ? 'xlsx' : 'text'
}

/** The refusal of an OLE2 file: an encrypted workbook or an `.xls`. */
export function refuseOle2(content: Buffer): FileError {
  return new FileError(content.includes(ENCRYPTED_STREAM) ? 'workbook_encrypted' : 'xls_not_supported')
}

/**
 * Inflates every part of a workbook without keeping it and counts: sizes as declared and within limits whatever the
 * directory says, no DTD, at most a million shared strings, present or claimed, no text of more than a MiB.
 * @throws FileError workbook_unreadable, workbook_too_big
 */
export async function inspectWorkbook(zip: Buffer, signal?: AbortSignal): Promise<WorkbookOutline> {
  const entries = readZipDirectory(zip)
  let workbook = ''
  let rowsExpected = 0
  for (const entry of entries) {
    signal?.throwIfAborted()
    const counts = await inflateAndCount(zip, entry)
    const strings = Math.max(counts.strings, claimedStrings(counts.head))
    if (strings > WORKBOOK_LIMITS.sharedStrings) {
      throw new FileError('workbook_too_big', { part: entry.name, found: strings })
    }
    if (/worksheets\/[^/]+$/i.test(entry.name)) rowsExpected = Math.max(rowsExpected, counts.rows)
    if (/^xl\/workbook\d*\.xml$/i.test(entry.name)) workbook = counts.head
  }
  return { sheets: sheetNames(workbook), is1904: /date1904\s*=\s*"(1|true)"/i.test(workbook), rowsExpected }
}

interface PartCounts {
  readonly rows: number
  readonly strings: number
  /** The first megabyte as text. */
  readonly head: string
}

async function inflateAndCount(zip: Buffer, entry: ZipEntry): Promise<PartCounts> {
  const isShared = /sharedStrings/i.test(entry.name)
  const counted = isShared ? STRING_TAG : ROW_TAG
  let size = 0
  let tags = 0
  let tail: Buffer = Buffer.alloc(0)
  const head: Buffer[] = []
  const run = textRun(entry.name)
  for await (const piece of inflatedPieces(zip, entry)) {
    if (size < 1 << 20) head.push(Buffer.from(piece))
    size += piece.length
    if (size > entry.declared) throw new FileError('workbook_too_big', { part: entry.name, found: size })
    run(piece)
    const joined = Buffer.concat([tail, piece])
    if (joined.includes(DOCTYPE))
      throw new FileError('workbook_unreadable', { part: entry.name, found: 'DTD' })
    // Only tags that end beyond the tail: those inside it were counted with the piece before.
    tags += countOf(joined, counted, Math.max(0, tail.length - counted.length + 1))
    tail = joined.subarray(Math.max(0, joined.length - DOCTYPE.length + 1))
  }
  if (size !== entry.declared) throw new FileError('workbook_unreadable', { part: entry.name })
  return {
    rows: isShared ? 0 : tags,
    strings: isShared ? tags : 0,
    head: Buffer.concat(head).toString('utf8'),
  }
}

/** What a list of shared strings says of its own length; 0 = nothing. A reader may make room for as many. */
function claimedStrings(head: string): number {
  const tag = /<(?:\w+:)?sst\b[^>]*>/.exec(head.slice(0, 4096))?.[0] ?? ''
  const said = (name: string) => Number(new RegExp(`\\b${name}="(\\d+)"`).exec(tag)?.[1] ?? 0)
  // Uses may outnumber the strings, though not the cells.
  const uses = said('count')
  return Math.max(said('uniqueCount'), uses > WORKBOOK_LIMITS.rows * WORKBOOK_LIMITS.columns ? uses : 0)
}

const TAG = 60

/** Told every piece of a part: refuses a text without a tag that no cell could hold, which a reader would keep whole. */
function textRun(part: string): (piece: Buffer) => void {
  if (!/\.xml$/i.test(part)) return () => undefined
  let length = 0
  return (piece) => {
    const first = piece.indexOf(TAG)
    length += first === -1 ? piece.length : first
    if (length > WORKBOOK_LIMITS.textRun) throw new FileError('workbook_too_big', { part, found: length })
    if (first !== -1) length = piece.length - piece.lastIndexOf(TAG)
  }
}

async function* inflatedPieces(zip: Buffer, entry: ZipEntry): AsyncGenerator<Buffer> {
  const packed = zip.subarray(entry.start, entry.start + entry.packed)
  if (entry.method === 0) {
    yield packed
    return
  }
  const inflate = createInflateRaw({ chunkSize: 256 * 1024 })
  inflate.end(packed)
  try {
    yield* inflate
  } catch (cause) {
    throw new FileError('workbook_unreadable', { part: entry.name }, cause)
  }
}

function countOf(bytes: Buffer, tag: Buffer, from: number): number {
  let count = 0
  for (let at = bytes.indexOf(tag, from); at !== -1; at = bytes.indexOf(tag, at + tag.length)) count++
  return count
}

function sheetNames(workbook: string): string[] {
  return [...workbook.matchAll(/<(?:\w+:)?sheet\s[^>]*?\bname="([^"]*)"/g)].map((match) =>
    unescapeXml(match[1] ?? ''),
  )
}

const XML_ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const unescapeXml = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (all, decimal, hex, name) =>
    decimal || hex
      ? String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(decimal ?? hex, decimal ? 10 : 16)))
      : (XML_ENTITIES[name] ?? all),
  )
