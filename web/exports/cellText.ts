// One value as people read it: for tables that are pasted. The only place where an exported value is rounded.
import type { Format } from '#web/lib/format.ts'
import type { CellKind, ExportCell } from './exportTable.ts'

/** 8/9 as 0.8889: points times shares still give the total to its second decimal; a spreadsheet would read the fraction as a day. */
const SHARE_DIGITS = 4

/** As on the screen: `96.7%`, `95.28`, `2,877`, `↑2`; missing is —. Text stays as it is. */
export function cellText(value: ExportCell, kind: CellKind, f: Format): string {
  if (typeof value === 'string') return value
  if (value === null) return kind === 'text' || kind === 'id' || kind === 'link' ? '' : f.number(null)
  switch (kind) {
    case 'rate':
      return f.rate(value)
    case 'score':
      return f.score(value)
    case 'share':
      return f.number(value, SHARE_DIGITS)
    case 'change':
      return changeText(value, f)
    case 'time':
      return wallTime(value)
    case 'count':
    case 'rank':
      return f.integer(value)
    default:
      return f.number(value, 2)
  }
}

function changeText(by: number, f: Format): string {
  if (by === 0) return '0'
  return `${by > 0 ? '↑' : '↓'}${f.integer(Math.abs(by))}`
}

/** `2026-09-30 18:00` of wall-clock milliseconds: sorts as text, and every spreadsheet reads it. */
export function wallTime(wallMs: number): string {
  return Number.isFinite(wallMs) ? new Date(wallMs).toISOString().slice(0, 16).replace('T', ' ') : ''
}
