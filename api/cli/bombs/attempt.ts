// Reads one file as an import would, in a process of its own, and tells what became of it and what it took.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { FileError } from '../../services/reading/fileErrors.ts'
import { openRows } from '../../services/reading/openRows.ts'
import { textPart, zip } from './container.ts'
import { buildOf } from './recipes.ts'

const MIB = 1 << 20
const STATUS = '/proc/self/status'

/** One JSON line: the code that refused the file or null, rows taken, MiB above the memory before, seconds. */
async function main(file: string): Promise<void> {
  await warmUp(path.dirname(file))
  forgetPeak()
  const before = process.memoryUsage().rss
  const startedAt = performance.now()
  const told = await read(file)
  const seconds = (performance.now() - startedAt) / 1000
  const extraMiB = Math.max(0, peakBytes() - before) / MIB
  process.stdout.write(`${JSON.stringify({ ...told, extraMiB, seconds })}\n`)
}

/** Highest resident memory so far. A new program's own figure of Linux; elsewhere the one that began with its parent. */
function peakBytes(): number {
  const status = existsSync(STATUS) ? readFileSync(STATUS, 'utf8') : ''
  const kibibytes = /VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? process.resourceUsage().maxRSS
  return Number(kibibytes) * 1024
}

/** Linux counts the peak anew after this; elsewhere what the warm-up took counts too. */
function forgetPeak(): void {
  try {
    writeFileSync('/proc/self/clear_refs', '5')
  } catch {
    // Not this system's way.
  }
}

/** Code and libraries take their memory with the first file: good ones, so that only the bad one is counted. */
async function warmUp(folder: string): Promise<void> {
  const book = path.join(folder, 'warm.xlsx')
  const text = path.join(folder, 'warm.csv')
  buildOf('<c r="A1"> only')?.(book)
  writeFileSync(text, `a,b\n${'1,2\n'.repeat(100_000)}`)
  writeFileSync(path.join(folder, 'none.zip'), zip([textPart('a', 'b')]))
  for (const file of [book, text, path.join(folder, 'none.zip')]) await read(file)
}

async function read(file: string): Promise<{ readonly refused: string | null; readonly rows: number }> {
  let rows = 0
  let fault: string | null = null
  try {
    const opened = await openRows(file)
    for await (const batch of opened.batches) {
      rows += batch.filter((row) => row.fault === undefined).length
      fault ??= batch.find((row) => row.fault !== undefined)?.fault ?? null
    }
    return { refused: rows === 0 ? fault : null, rows }
  } catch (error) {
    if (error instanceof FileError) return { refused: error.code, rows }
    throw error
  }
}

await main(process.argv[2] ?? '')
