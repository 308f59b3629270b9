// Which encoding a text file is in, and its bytes → text piece by piece.
import { isAscii, isUtf8 } from 'node:buffer'
import type { FileHandle } from 'node:fs/promises'

export type TextEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'
export type EncodingChoice = 'auto' | 'utf-8' | 'gb18030'

export interface DetectedEncoding {
  readonly encoding: TextEncoding
  /** Bytes of the byte order mark at the start, to be skipped. */
  readonly bomLength: number
}

const PIECE_BYTES = 1 << 20
/** After this many valid bytes from the first non-ASCII one on, a file is taken for UTF-8. */
const CONVINCING_BYTES = 4 << 20

/**
 * Encoding of an open file: its byte order mark, else the choice made, else UTF-8 where the bytes are (nearly all) valid
 * UTF-8, read until 4 MiB after the first non-ASCII byte, else GB18030, which contains GBK and GB2312.
 */
export async function detectEncoding(file: FileHandle, choice: EncodingChoice): Promise<DetectedEncoding> {
  const head = Buffer.alloc(4)
  const { bytesRead } = await file.read(head, 0, 4, 0)
  const marked = byteOrderMark(head.subarray(0, bytesRead))
  if (marked) return marked
  if (choice !== 'auto') return { encoding: choice, bomLength: 0 }
  return { encoding: (await looksUtf8(file)) ? 'utf-8' : 'gb18030', bomLength: 0 }
}

function byteOrderMark(head: Buffer): DetectedEncoding | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', bomLength: 3 }
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', bomLength: 2 }
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', bomLength: 2 }
  if (head.equals(Buffer.from([0x84, 0x31, 0x95, 0x33]))) return { encoding: 'gb18030', bomLength: 4 }
  return null
}

async function looksUtf8(file: FileHandle): Promise<boolean> {
  const buffer = Buffer.allocUnsafe(PIECE_BYTES + 4)
  let kept = 0
  let seen = 0
  for (let position = 0; seen < CONVINCING_BYTES; ) {
    const { bytesRead } = await file.read(buffer, kept, PIECE_BYTES, position)
    // A sequence cut by the end of the file is half a file, not another encoding.
    if (bytesRead === 0) return true
    position += bytesRead
    const length = kept + bytesRead
    const tail = unfinishedTail(buffer.subarray(0, length))
    const whole = buffer.subarray(0, length - tail)
    if (!isUtf8(whole) && !isMostlyUtf8(whole)) return false
    if (seen > 0 || !isAscii(whole)) seen += whole.length
    buffer.copyWithin(0, length - tail, length)
    kept = tail
  }
  return true
}

/** A few damaged bytes do not make a UTF-8 file a GB18030 one, in which hardly any two bytes together are UTF-8. */
function isMostlyUtf8(bytes: Buffer): boolean {
  let wide = 0
  let broken = 0
  for (const character of bytes.toString('utf8')) {
    if (character === '\ufffd') broken++
    else if (character > '\x7f') wide++
  }
  return broken * 10 < wide
}

/** Number of bytes at the end that begin a UTF-8 sequence without finishing it (0 to 3). */
function unfinishedTail(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return back < sequenceLength(byte) ? back : 0
  }
  return 0
}

const sequenceLength = (lead: number): number => (lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2)

export interface DecodedText {
  readonly text: string
  /** Some bytes are not of the encoding; they stand as U+FFFD. (A U+FFFD of the file itself is no such byte.) */
  readonly broken: boolean
}

/** Bytes in, text out; a sequence cut by the end of a piece is kept for the next one. */
export interface TextDecoding {
  decode(bytes: Buffer, last: boolean): DecodedText
}

/** A decoder of one file's bytes in order, without its byte order mark. */
export function decodingOf(encoding: TextEncoding): TextDecoding {
  if (encoding === 'utf-8') return utf8Decoding()
  const decoder = new TextDecoder(encoding, { ignoreBOM: true })
  return {
    decode(bytes, last) {
      const text = decoder.decode(bytes, { stream: !last })
      return { text, broken: text.includes('\ufffd') }
    },
  }
}

function utf8Decoding(): TextDecoding {
  let kept = EMPTY
  return {
    decode(bytes, last) {
      const all = kept.length > 0 ? Buffer.concat([kept, bytes]) : bytes
      const tail = last ? 0 : unfinishedTail(all)
      kept = tail > 0 ? Buffer.from(all.subarray(all.length - tail)) : EMPTY
      const whole = tail > 0 ? all.subarray(0, all.length - tail) : all
      const text = whole.toString('utf8')
      return { text, broken: text.includes('\ufffd') && !isUtf8(whole) }
    },
  }
}

const EMPTY = Buffer.alloc(0)
