// A table for the clipboard: HTML that Word and WPS keep as a table, and tabs for spreadsheets and plain editors.
import { neutralise } from '#api/domain/text/csvFormula.ts'
import type { Format } from '#web/lib/format.ts'
import { cellText } from './cellText.ts'
import { noteText } from './csv.ts'
import { briefColumns, type CellKind, type ExportDocument } from './exportTable.ts'

export interface Copied {
  readonly html: string
  readonly plain: string
}

const NUMBERS: ReadonlySet<CellKind> = new Set([
  'count',
  'number',
  'rate',
  'score',
  'share',
  'rank',
  'change',
])
const CELL = 'border:1px solid #808080;padding:2px 6px'

/** The first table as the screen writes its figures, its title above and the envelope in one line below. */
export function copiedTable({ tables: [table], envelope }: ExportDocument, f: Format): Copied {
  const shown = briefColumns(table).flatMap((index) => {
    const column = table.columns[index]
    return column ? [{ index, column }] : []
  })
  const rows = table.rows.map((row) =>
    // A spreadsheet would run pasted text as a formula too.
    shown.map(({ index, column }) => {
      const value = row[index] ?? null
      return cellText(typeof value === 'string' ? neutralise(value) : value, column.kind, f)
    }),
  )
  const heads = shown.map(({ column }) => column.head)
  const notes = envelope.notes.map((note) => `${note.label} ${noteText(note)}`).join(' · ')
  return {
    html: htmlTable(
      { title: table.title, heads, rows, notes },
      shown.map(({ column }) => NUMBERS.has(column.kind)),
    ),
    plain: [[table.title], heads, ...rows, [notes]].map((line) => line.map(oneLine).join('\t')).join('\r\n'),
  }
}

interface Lines {
  readonly title: string
  readonly heads: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly notes: string
}

function htmlTable({ title, heads, rows, notes }: Lines, isNumber: readonly boolean[]): string {
  const align = (index: number) => (isNumber[index] ? 'right' : 'left')
  const head = heads.map(
    (text, index) => `<th style="${CELL};text-align:${align(index)}">${escaped(text)}</th>`,
  )
  const body = rows.map(
    (row) =>
      `<tr>${row.map((text, index) => `<td style="${CELL};text-align:${align(index)}">${escaped(text)}</td>`).join('')}</tr>`,
  )
  return [
    '<meta charset="utf-8">',
    `<p><b>${escaped(title)}</b></p>`,
    '<table style="border-collapse:collapse">',
    `<thead><tr>${head.join('')}</tr></thead>`,
    `<tbody>${body.join('')}</tbody>`,
    '</table>',
    `<p style="font-size:9pt">${escaped(notes)}</p>`,
  ].join('')
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign)
const oneLine = (text: string): string => text.replace(/[\t\r\n]+/g, ' ')

/**
 * Puts both forms on the clipboard. On plain http outside localhost there is no clipboard API: the copy event of the old
 * command carries the same two forms. Throws where neither is allowed.
 */
export async function copyBoth({ html, plain }: Copied): Promise<void> {
  if (navigator.clipboard && 'ClipboardItem' in window) {
    const blob = (text: string, type: string) => new Blob([text], { type })
    const item = new ClipboardItem({
      'text/html': blob(html, 'text/html'),
      'text/plain': blob(plain, 'text/plain'),
    })
    await navigator.clipboard.write([item])
    return
  }
  copyByCommand({ html, plain })
}

function copyByCommand({ html, plain }: Copied): void {
  const fill = (event: ClipboardEvent) => {
    event.preventDefault()
    event.clipboardData?.setData('text/html', html)
    event.clipboardData?.setData('text/plain', plain)
  }
  document.addEventListener('copy', fill, { once: true })
  const isDone = document.execCommand('copy')
  document.removeEventListener('copy', fill)
  if (!isDone) throw new Error('the clipboard was refused')
}
