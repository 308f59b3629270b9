// ZIP containers made by hand, honest or not: what no writer of workbooks would write.
import { constants, deflateRawSync } from 'node:zlib'

export interface Part {
  readonly name: string
  /** Raw deflate stream. */
  readonly packed: Buffer
  /** Size the directory tells. */
  readonly declared: number
  /** Claims the data of the part with this index as its own. */
  readonly sameAs?: number
}

const LOCAL = 30
const CENTRAL = 46
const MIB = 1 << 20
const MOST_ENTRIES_TOLD = 0xffff

export function textPart(name: string, content: string): Part {
  const data = Buffer.from(content)
  return { name, packed: deflateRawSync(data, { level: 9 }), declared: data.length }
}

/**
 * A text with so many MiB of blanks behind it, packed some thousandfold without ever being in memory: one flushed MiB
 * may stand any number of times.
 */
export function inflatingPart(name: string, head: string, mebibytes: number): Part {
  const flushed = (data: Buffer) => deflateRawSync(data, { level: 9, finishFlush: constants.Z_FULL_FLUSH })
  const blanks = flushed(Buffer.alloc(MIB, ' '))
  const pieces = [flushed(Buffer.from(head)), ...new Array<Buffer>(mebibytes).fill(blanks)]
  const packed = Buffer.concat([...pieces, deflateRawSync(Buffer.alloc(0))])
  return { name, packed, declared: Buffer.byteLength(head) + mebibytes * MIB }
}

/** The container of some parts; checksums are zero, which a reader that stops in time never finds out. */
export function zip(parts: readonly Part[]): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  const starts: number[] = []
  let at = 0
  for (const part of parts) {
    const name = Buffer.from(part.name)
    const start = part.sameAs === undefined ? at : (starts[part.sameAs] ?? 0)
    starts.push(start)
    directory.push(centralHeader(part, name.length, start), name)
    if (part.sameAs !== undefined) continue
    bodies.push(localHeader(name.length), name, part.packed)
    at += LOCAL + name.length + part.packed.length
  }
  return Buffer.concat([...bodies, ...directory, endOfDirectory(parts.length, at)])
}

function localHeader(nameLength: number): Buffer {
  const header = Buffer.alloc(LOCAL)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(8, 8)
  header.writeUInt16LE(nameLength, 26)
  return header
}

function centralHeader({ packed, declared }: Part, nameLength: number, start: number): Buffer {
  const header = Buffer.alloc(CENTRAL)
  header.writeUInt32LE(0x02014b50, 0)
  header.writeUInt16LE(8, 10)
  header.writeUInt32LE(packed.length, 20)
  header.writeUInt32LE(Math.min(declared, 0xffffffff), 24)
  header.writeUInt16LE(nameLength, 28)
  header.writeUInt32LE(start, 42)
  return header
}

function endOfDirectory(count: number, at: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Math.min(count, MOST_ENTRIES_TOLD), 8)
  end.writeUInt16LE(Math.min(count, MOST_ENTRIES_TOLD), 10)
  end.writeUInt32LE(at, 16)
  return end
}
