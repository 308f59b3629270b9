// A ZIP archive without compression (APPNOTE 6.3.3: stored entries), for files that are compressed already.

export interface ZipFile {
  readonly name: string
  readonly bytes: Uint8Array
}

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
/** Names are UTF-8. */
const FLAGS = 0x0800
/** 1 January 1980, the earliest a ZIP can say: equal files give equal archives. */
const DOS_DATE = 0x21

/** The bytes of the archive. No files: an empty archive. */
export function zipOf(files: readonly ZipFile[]): Uint8Array<ArrayBuffer> {
  const entries = files.map(({ name, bytes }) => ({
    name: new TextEncoder().encode(name),
    bytes,
    crc: crc32(bytes),
  }))
  const parts: Uint8Array[] = []
  const list: Uint8Array[] = []
  let offset = 0
  for (const { name, bytes, crc } of entries) {
    const common = [
      20,
      FLAGS,
      0,
      0,
      DOS_DATE,
      crc & 0xffff,
      crc >>> 16,
      ...long(bytes.length),
      ...long(bytes.length),
      name.length,
      0,
    ]
    const head = shorts([...long(LOCAL), ...common])
    parts.push(head, name, bytes)
    list.push(shorts([...long(CENTRAL), 20, ...common, 0, 0, 0, 0, 0, ...long(offset)]), name)
    offset += head.length + name.length + bytes.length
  }
  const size = list.reduce((sum, part) => sum + part.length, 0)
  const count = entries.length
  const end = shorts([...long(END), 0, 0, count, count, ...long(size), ...long(offset), 0])
  return joined([...parts, ...list, end])
}

const long = (n: number): number[] => [n & 0xffff, n >>> 16]

/** Little-endian. */
function shorts(values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 2)
  values.forEach((value, i) => {
    bytes[2 * i] = value & 0xff
    bytes[2 * i + 1] = (value >>> 8) & 0xff
  })
  return bytes
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** CRC-32 of ISO 3309, unsigned. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return (crc ^ 0xffffffff) >>> 0
}
