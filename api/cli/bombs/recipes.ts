// Files that must be refused, built from what a recipe says in words: `512 MiB of spaces`, `<row r="99999999999">` …
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { inflatingPart, type Part, textPart, zip } from './container.ts'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'
const SHEET = 'xl/worksheets/sheet1.xml'
const MIB = 1 << 20
const KINDS: Readonly<Record<string, number>> = { mb: 1e6, mib: MIB, gb: 1e9, gib: 1024 * MIB }
const DEFAULT_MEBIBYTES = 512

/** Writes a recipe's file. */
type Build = (path: string) => void

interface Rule {
  readonly pattern: RegExp
  readonly build: (match: RegExpExecArray) => Build
}

/** The first rule whose words a recipe holds is its rule. */
const RULES: readonly Rule[] = [
  { pattern: /overlap/i, build: () => container(overlapping()) },
  { pattern: /([\d,]+) (?:empty )?entries/i, build: ([, n]) => container(entries(numberOf(n))) },
  {
    pattern: /entry name (\S+)/i,
    build: ([, name]) => container([...workbook(rows('')), textPart(name ?? '', 'x')]),
  },
  {
    pattern: /DTD|DOCTYPE|ENTIT|billion laughs/i,
    build: () => container(workbook(`${laughs()}${rows('')}`)),
  },
  {
    pattern: /sharedStrings.*count="(\d+)"/i,
    build: ([, count]) => container(workbook(rows(cell('A1', ' t="s"')), sharedStrings(count ?? ''))),
  },
  { pattern: /<row r="(\d+)"/i, build: ([, row]) => container(workbook(rows(cell('A1'), row))) },
  { pattern: /<c r="([A-Z]+\d+)"/i, build: ([, at]) => container(workbook(rows(cell(at ?? 'A1')))) },
  { pattern: /([\d.]+) ?(MB|MiB|GB|GiB) line/i, build: ([, n, unit]) => csvLine(Number(n) * unitOf(unit)) },
  {
    pattern: /central directory says[^\d]*([\d,]+)/i,
    build: ([, size]) => container(inflating(DEFAULT_MEBIBYTES, numberOf(size))),
  },
  {
    pattern: /([\d.]+) ?(MB|MiB|GB|GiB) of (?:spaces|blanks|zeros)/i,
    build: ([, n, unit]) => container(inflating(Math.ceil((Number(n) * unitOf(unit)) / MIB))),
  },
  {
    pattern: /cell.* ([\d,]+) (?:chars|characters)/i,
    build: ([, n]) => container(workbook(longCell(numberOf(n)))),
  },
]

/** What builds the file that a recipe describes; null = its words are not known. */
export function buildOf(make: string): Build | null {
  for (const { pattern, build } of RULES) {
    const match = pattern.exec(make)
    if (match !== null) return build(match)
  }
  return null
}

const numberOf = (text = ''): number => Number(text.replaceAll(',', ''))
const unitOf = (unit = 'MiB'): number => KINDS[unit.toLowerCase()] ?? MIB

const container =
  (parts: readonly Part[]): Build =>
  (path) =>
    writeFileSync(path, zip(parts))

const csvLine =
  (bytes: number): Build =>
  (path) => {
    const piece = Buffer.alloc(MIB, 'a,')
    const file = openSync(path, 'w')
    for (let left = bytes; left > 0; left -= piece.length)
      writeSync(file, piece, 0, Math.min(left, piece.length))
    closeSync(file)
  }

function inflating(mebibytes: number, declared?: number): Part[] {
  const head = `<?xml version="1.0"?><worksheet xmlns="${MAIN}"><sheetData/>`
  const part = inflatingPart(SHEET, head, mebibytes)
  return workbookOf(declared === undefined ? part : { ...part, declared })
}

const entries = (count: number): Part[] => Array.from({ length: count }, (_, i) => textPart(`e${i}`, ''))

/** Every entry claims the same data (D. Fifield, A better zip bomb, 2019). */
function overlapping(): Part[] {
  const kernel = inflatingPart(SHEET, '', 90)
  return [
    kernel,
    ...Array.from({ length: 150 }, (_, i) => ({ ...kernel, name: `xl/worksheets/s${i}.xml`, sameAs: 0 })),
  ]
}

function laughs(): string {
  const names = Array.from({ length: 10 }, (_, i) => `l${i}`)
  const entities = names.map((name, i) => `<!ENTITY ${name} "${i === 0 ? 'lol' : `&l${i - 1};`.repeat(10)}">`)
  return `<!DOCTYPE lolz [${entities.join('')}]>`
}

const cell = (at: string, more = ''): string => `<c r="${at}"${more}><v>0</v></c>`
const rows = (cells: string, row = '1'): string =>
  `<worksheet xmlns="${MAIN}"><sheetData><row r="${row}">${cells}</row></sheetData></worksheet>`
const sharedStrings = (count: string): string =>
  `<sst xmlns="${MAIN}" count="${count}" uniqueCount="${count}"><si><t>a</t></si><si><t>b</t></si><si><t>c</t></si></sst>`

/** Text that packs well, though not so well that its packing alone gives it away. */
function longCell(characters: number): string {
  const words = Array.from({ length: 400 }, (_, i) => (i * 2_654_435_761).toString(36)).join(' ')
  const text = words.repeat(Math.ceil(characters / words.length)).slice(0, characters)
  return rows(`<c r="A1" t="inlineStr"><is><t>${text}</t></is></c>`)
}

const workbook = (sheet: string, strings?: string): Part[] => workbookOf(textPart(SHEET, sheet), strings)

function workbookOf(sheet: Part, strings?: string): Part[] {
  const rel = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${RELS}/${kind}" Target="${target}"/>`
  const rels = (inner: string) => `<Relationships xmlns="${PACKAGE}">${inner}</Relationships>`
  const shared = strings === undefined ? '' : rel('rId2', 'sharedStrings', 'sharedStrings.xml')
  return [
    textPart(
      '[Content_Types].xml',
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    ),
    textPart('_rels/.rels', rels(rel('rId1', 'officeDocument', 'xl/workbook.xml'))),
    textPart(
      'xl/workbook.xml',
      `<workbook xmlns="${MAIN}" xmlns:r="${RELS}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    textPart('xl/_rels/workbook.xml.rels', rels(rel('rId1', 'worksheet', 'worksheets/sheet1.xml') + shared)),
    sheet,
    ...(strings === undefined ? [] : [textPart('xl/sharedStrings.xml', strings)]),
  ]
}
