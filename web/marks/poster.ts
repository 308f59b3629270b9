// The long picture (长图) for phones: 1080 px wide, in parts of at most 3,840 px, every colour written out, so that it can
// become a PNG without a style sheet. The same shapes as the table on the screen.
import { type PosterColours, posterColours } from './posterColours.ts'
import { type PosterAxis, type PosterRow, posterAxis, posterRow, rowHeight } from './posterRow.ts'
import { label } from './posterText.ts'
import { type MarkLang, tag } from './svg.ts'
import { wrapText } from './textFit.ts'

export const POSTER_WIDTH = 1080
export const POSTER_MOST_HEIGHT = 3840
const MARGIN = 56
/** Semibold letters are wider than estimated. */
const TITLE_SPARE = 48
const INNER = POSTER_WIDTH - 2 * MARGIN
export const POSTER_ROOM = { width: INNER } as const

/** What stands around the rows, or around a map. */
export interface PosterFrame {
  readonly lang: MarkLang
  readonly street: string
  readonly title: string
  /** Lines below the title: period, filters, as-of. */
  readonly sub: readonly string[]
  /** `草稿` across the picture; null where it is published. */
  readonly watermark: string | null
  readonly status: string
  /** Below the rows: how to read it, rule set, who and when. */
  readonly foot: readonly string[]
}

export interface PosterInput extends PosterFrame {
  readonly axis: PosterAxis | null
  readonly rows: readonly PosterRow[]
  /** `第1张，共2张`. */
  readonly partOf: (part: number, of: number) => string
}

export interface PosterPart {
  readonly svg: string
  readonly width: number
  readonly height: number
}

/** All parts, top to bottom; every part has title and foot, so that none can be read alone as something else. */
export function posterParts(input: PosterInput): readonly PosterPart[] {
  const colours = posterColours()
  const { width } = POSTER_ROOM
  const axis = input.axis ? axisBlock(input.axis, colours) : { inner: '', height: 0 }
  const room =
    POSTER_MOST_HEIGHT - head(input, colours, '').height - axis.height - foot(input, colours).height
  const chunks = chunked(input.rows, room)
  return chunks.map((rows, index) => {
    let y = axis.height
    const drawn = rows.map((row) => {
      const inner = moved({ y }, posterRow(row, { width, axis: input.axis, colours }))
      y += rowHeight(row)
      return inner
    })
    const part = chunks.length > 1 ? input.partOf(index + 1, chunks.length) : ''
    return framed(input, { inner: axis.inner + drawn.join(''), height: y }, part)
  })
}

/** A piece of the picture, drawn from its own top left corner. */
export interface Block {
  readonly inner: string
  readonly height: number
}

/** Title above, foot below, watermark over everything. `POSTER_ROOM` is as wide as a body may be. */
export function framed(frame: PosterFrame, body: Block, part = ''): PosterPart {
  const colours = posterColours()
  const top = head(frame, colours, part)
  const bottom = foot(frame, colours)
  const height = Math.ceil(top.height + body.height + bottom.height)
  const inner = [
    tag('rect', { x: 0, y: 0, width: POSTER_WIDTH, height, fill: colours.paper }),
    moved({ x: MARGIN, y: 0 }, top.inner),
    moved({ x: MARGIN, y: top.height }, body.inner),
    moved({ x: MARGIN, y: top.height + body.height }, bottom.inner),
    watermark(frame, height, colours),
  ]
  return { svg: documentOf(inner.join(''), height, frame.lang), width: POSTER_WIDTH, height }
}

const FONTS =
  '"PingFang SC","Microsoft YaHei","HarmonyOS Sans SC","Noto Sans CJK SC","Source Han Sans SC","WenQuanYi Micro Hei",sans-serif'

/** A whole SVG document of the picture's width. */
function documentOf(inner: string, height: number, lang: MarkLang): string {
  return tag(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: POSTER_WIDTH,
      height,
      viewBox: `0 0 ${POSTER_WIDTH} ${height}`,
      'font-family': FONTS,
      'xml:lang': lang === 'zh' ? 'zh-CN' : 'en',
    },
    inner,
  )
}

const moved = ({ x = 0, y }: { x?: number; y: number }, inner: string): string =>
  tag('g', { transform: `translate(${x} ${Math.round(y)})` }, inner)

/** Title block: street, title, red rule, scope. */
function head(input: PosterFrame, colours: PosterColours, part: string): Block {
  const parts = [
    label(0, 60, input.street, { size: 30, fill: colours.muted }),
    label(INNER, 60, [input.status, part].filter(Boolean).join(' · '), {
      size: 30,
      fill: colours.muted,
      anchor: 'end',
    }),
  ]
  let y = 84
  for (const line of wrapText(input.title, 54, INNER - TITLE_SPARE)) {
    y += 66
    parts.push(label(0, y - 12, line, { size: 54, fill: colours.text, weight: 600 }))
  }
  y += 14
  parts.push(tag('rect', { x: 0, y, width: INNER, height: 4, fill: colours.rule }))
  y += 20
  for (const line of input.sub.flatMap((text) => wrapText(text, 28, INNER))) {
    y += 40
    parts.push(label(0, y - 8, line, { size: 28, fill: colours.muted }))
  }
  y += 20
  return { inner: parts.join(''), height: y }
}

function axisBlock(axis: PosterAxis, colours: PosterColours): Block {
  return { inner: posterAxis(axis, { width: INNER, colours }), height: 76 }
}

function foot(input: PosterFrame, colours: PosterColours): Block {
  const lines = input.foot.flatMap((text) => wrapText(text, 26, INNER))
  const texts = lines.map((line, index) => label(0, 52 + index * 38, line, { size: 26, fill: colours.muted }))
  return { inner: texts.join(''), height: 52 + lines.length * 38 + 24 }
}

/** Slanted and faint, often enough that no part can be cut out without it. */
function watermark({ watermark: words }: PosterFrame, height: number, colours: PosterColours): string {
  if (words === null) return ''
  const marks: string[] = []
  for (let y = 420; y < height; y += 620) {
    const at = label(0, 0, words, {
      size: 150,
      fill: colours.text,
      weight: 600,
      anchor: 'middle',
      opacity: 0.07,
    })
    marks.push(tag('g', { transform: `translate(${POSTER_WIDTH / 2} ${y}) rotate(-24)` }, at))
  }
  return marks.join('')
}

/** Rows into parts of at most `room` pixels, even in length; at least one part. */
function chunked(rows: readonly PosterRow[], room: number): readonly (readonly PosterRow[])[] {
  const total = rows.reduce((sum, row) => sum + rowHeight(row), 0)
  const most = total > room ? Math.min(room, total / Math.ceil(total / room) + 160) : room
  const parts: PosterRow[][] = [[]]
  let used = 0
  for (const row of rows) {
    const height = rowHeight(row)
    if (used + height > most && used > 0) {
      parts.push([])
      used = 0
    }
    parts.at(-1)?.push(row)
    used += height
  }
  return parts
}
