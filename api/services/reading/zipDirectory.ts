// The directory of a ZIP container, read without trusting it: what it declares, checked against limits and overlaps.
import { FileError } from './fileErrors.ts'

export interface ZipEntry {
  readonly name: string
  /** 0 stored, 8 deflated. */
  readonly method: number
  readonly packed: number
  readonly declared: number
  /** Where the entry's data begin in the container. */
  readonly start: number
}

/** Limits of trust.md 8.4. Sizes in bytes. */
export const WORKBOOK_LIMITS = {
  container: 20 * 1024 * 1024,
  total: 200 * 1024 * 1024,
  entry: 100 * 1024 * 1024,
  ratio: 200,
  entries: 200,
  rows: 200_000,
  columns: 200,
  sharedStrings: 1_000_000,
  /** Characters of a cell, as spreadsheets have it. */
  cellCharacters: 32_767,
  /** Bytes between two tags: a cell in any encoding of its characters, and more than any other part has. */
  textRun: 1024 * 1024,
} as const

const LOCAL_HEADER = 0x04034b50
const DIRECTORY_HEADER = 0x02014b50
const END_OF_DIRECTORY = 0x06054b50
/** Names are never used as paths; a container that tries one is no workbook. */
const WAY_OUT = /(?:^|[\\/])\.\.(?:[\\/]|$)|^[\\/]|^[A-Za-z]:|\0/
/** Below this an entry may be packed as tightly as it likes. */
const RATIO_FROM_BYTES = 1024 * 1024

/**
 * The entries of a container, every declared size within WORKBOOK_LIMITS and no two overlapping.
 * @throws FileError workbook_unreadable, workbook_too_big
 */
export function readZipDirectory(zip: Buffer): ZipEntry[] {
  const end = findEnd(zip)
  const count = zip.readUInt16LE(end + 10)
  if (count > WORKBOOK_LIMITS.entries) throw tooBig('entries', count)
  const entries: ZipEntry[] = []
  let at = zip.readUInt32LE(end + 16)
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || zip.readUInt32LE(at) !== DIRECTORY_HEADER) throw unreadable('directory')
    entries.push(readEntry(zip, at))
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  checkSizes(entries)
  checkOverlaps(entries, zip.length)
  return entries
}

function findEnd(zip: Buffer): number {
  for (let at = zip.length - 22; at >= Math.max(0, zip.length - 65_557); at--) {
    if (zip.readUInt32LE(at) === END_OF_DIRECTORY) return at
  }
  throw unreadable('directory')
}

function readEntry(zip: Buffer, at: number): ZipEntry {
  const nameLength = zip.readUInt16LE(at + 28)
  const name = zip.toString('utf8', at + 46, at + 46 + nameLength)
  const method = zip.readUInt16LE(at + 10)
  const packed = zip.readUInt32LE(at + 20)
  const declared = zip.readUInt32LE(at + 24)
  const local = zip.readUInt32LE(at + 42)
  if ((method !== 0 && method !== 8) || WAY_OUT.test(name)) throw unreadable(name)
  // A reader that finds no size looks for one itself, without a limit: nothing of the kind is let through.
  if ((packed === 0) !== (declared === 0) && !(declared === 0 && packed === 2)) throw unreadable(name)
  if (local + 30 > zip.length || zip.readUInt32LE(local) !== LOCAL_HEADER) throw unreadable(name)
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
  return { name, method, packed, declared, start }
}

function checkSizes(entries: readonly ZipEntry[]): void {
  let total = 0
  for (const { name, declared, packed } of entries) {
    if (declared > WORKBOOK_LIMITS.entry) throw tooBig(name, declared)
    if (declared > RATIO_FROM_BYTES && declared > packed * WORKBOOK_LIMITS.ratio) {
      throw tooBig(`${name} ratio`, Math.round(declared / packed))
    }
    total += declared
  }
  if (total > WORKBOOK_LIMITS.total) throw tooBig('total', total)
}

function checkOverlaps(entries: readonly ZipEntry[], length: number): void {
  let free = 0
  for (const entry of entries.toSorted((a, b) => a.start - b.start)) {
    if (entry.start < free || entry.start + entry.packed > length) throw unreadable(entry.name)
    free = entry.start + entry.packed
  }
}

const unreadable = (part: string): FileError => new FileError('workbook_unreadable', { part })
const tooBig = (part: string, found: number): FileError => new FileError('workbook_too_big', { part, found })
