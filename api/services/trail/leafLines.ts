// The whole log as lines, from which a third party recomputes every leaf and every root by itself.
import type { Sqlite } from '#db/open.ts'
import { eventsFrom } from '#db/queries/trail.ts'
import { toBase64 } from '../../domain/trail/base64.ts'

const PAGE = 2000

/**
 * NDJSON of the events [from, to), `{seq, leaf, body}` each; `body` is the RFC 8785 text whose hash is `leaf` (base64).
 * Read page by page, so that nobody who writes waits for a slow reader.
 */
export function* leafLines(
  sqlite: Sqlite,
  { from, to }: { readonly from: number; readonly to: number },
): Generator<string> {
  for (let next = from; next < to; ) {
    const rows = eventsFrom(sqlite, next, Math.min(PAGE, to - next))
    if (rows.length === 0) return
    yield rows
      .map(({ seq, leaf, body }) => `${JSON.stringify({ seq, leaf: toBase64(leaf), body })}\n`)
      .join('')
    next = (rows.at(-1)?.seq ?? to) + 1
  }
}
