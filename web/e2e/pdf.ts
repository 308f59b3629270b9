// Reads the PDFs that Chromium prints, as far as tests need it: size of each page and its text in the order it was drawn.
import { inflateSync } from 'node:zlib'

export interface PdfPage {
  /** In points. */
  readonly width: number
  readonly height: number
  readonly text: string
  /** The box that the flow of the page is clipped to, in points from its top left corner: what is left of it is margin. */
  readonly area: {
    readonly left: number
    readonly top: number
    readonly width: number
    readonly height: number
  } | null
}

type Objects = ReadonlyMap<string, { readonly dict: string; readonly stream: Buffer | null }>

export function readPdf(bytes: Buffer): { readonly pages: readonly PdfPage[] } {
  const objects = readObjects(bytes)
  const pages = [...objects.values()].filter(({ dict }) => /\/Type\s*\/Page\b/.test(dict))
  return { pages: pages.map(({ dict }) => pageOf(dict, objects)) }
}

function readObjects(bytes: Buffer): Objects {
  const text = bytes.toString('latin1')
  const found = new Map<string, { dict: string; stream: Buffer | null }>()
  for (const match of text.matchAll(/(?:^|\n)(\d+) 0 obj\r?\n/g)) {
    const from = match.index + match[0].length
    const end = text.indexOf('endobj', from)
    const at = text.indexOf('stream', from)
    const hasStream = at > 0 && at < end
    const dict = text.slice(from, hasStream ? at : end)
    found.set(match[1] ?? '', { dict, stream: hasStream ? streamOf(bytes, at, dict) : null })
  }
  return found
}

function streamOf(bytes: Buffer, at: number, dict: string): Buffer {
  const from = at + 'stream'.length + (bytes[at + 'stream'.length] === 13 ? 2 : 1)
  const length = Number(/\/Length (\d+)/.exec(dict)?.[1] ?? 0)
  const raw = bytes.subarray(from, from + length)
  return /FlateDecode/.test(dict) ? inflateSync(raw) : raw
}

function pageOf(dict: string, objects: Objects): PdfPage {
  const [, , width = 0, height = 0] = (/\/MediaBox\s*\[([^\]]*)\]/.exec(dict)?.[1] ?? '')
    .trim()
    .split(/\s+/)
    .map(Number)
  const fonts = fontsOf(dict, objects)
  const contents = [...(/\/Contents\s*(\[[^\]]*\]|\d+ 0 R)/.exec(dict)?.[1] ?? '').matchAll(/(\d+) 0 R/g)]
  const streams = contents.map(([, id = '']) => objects.get(id)?.stream?.toString('latin1') ?? '')
  const content = streams.join('\n')
  return { width, height, text: drawnText(content, fonts), area: areaOf(content) }
}

/** Skia scales the page once, then clips: `.24 0 0 -.24 0 842 cm … x y w h re W* n`. */
function areaOf(content: string): PdfPage['area'] {
  const scale = Number(/^\s*([\d.]+) 0 0 -[\d.]+ 0 [\d.]+ cm/.exec(content)?.[1])
  const clip = /([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re\nW\*? n/.exec(content)
  if (!clip || !Number.isFinite(scale)) return null
  const [left = 0, top = 0, width = 0, height = 0] = clip.slice(1).map((part) => Number(part) * scale)
  return { left, top, width, height }
}

/** Sign of each glyph code as it is written in hexadecimal: two digits in Type 3 fonts, four in the others. */
type Font = ReadonlyMap<string, string>
type Fonts = ReadonlyMap<string, Font>

function fontsOf(dict: string, objects: Objects): Fonts {
  const resources = /\/Resources\s*(\d+) 0 R/.exec(dict)
  const own = resources ? (objects.get(resources[1] ?? '')?.dict ?? '') : dict
  const fonts = /\/Font\s*<<([^>]*)>>/.exec(own)?.[1] ?? ''
  return new Map(
    [...fonts.matchAll(/\/(\w+)\s+(\d+) 0 R/g)].map(([, name = '', id = '']) => {
      const unicode = /\/ToUnicode\s+(\d+) 0 R/.exec(objects.get(id)?.dict ?? '')?.[1] ?? ''
      return [name, signsOf(objects.get(unicode)?.stream?.toString('latin1') ?? '')]
    }),
  )
}

const hex = (text: string) => Number.parseInt(text, 16)
const signs = (text: string) =>
  (text.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(hex(unit))).join('')

function signsOf(cmap: string): Font {
  const found = new Map<string, string>()
  for (const [, body = ''] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code = '', text = ''] of body.matchAll(/<(\w+)>\s*<(\w+)>/g)) found.set(code, signs(text))
  for (const [, body = ''] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = '', to = '', text = ''] of body.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g))
      for (let code = hex(from); code <= hex(to); code += 1)
        found.set(written(code, from.length), String.fromCharCode(hex(text) + code - hex(from)))
  return found
}

const written = (code: number, digits: number) => code.toString(16).toUpperCase().padStart(digits, '0')

/** Strings of `Tj` and `TJ` through the font that is set; blanks play no part, radicals are the signs they look like. */
function drawnText(content: string, fonts: Fonts): string {
  let font: Font | undefined
  let text = ''
  for (const [, name, string] of content.matchAll(/\/(\w+)\s+[\d.]+\s+Tf|<([0-9A-Fa-f]+)>(?=[^<>]*T[jJ])/g)) {
    if (name !== undefined) font = fonts.get(name)
    else text += decoded(string ?? '', font)
  }
  return [...text.normalize('NFKC').replaceAll(/\s/g, '')].map((sign) => RADICALS.get(sign) ?? sign).join('')
}

/** Signs that a font draws with the glyph of a radical, and which Unicode does not fold. */
const RADICALS = new Map(
  '⻘青 ⻛风 ⻅见 ⻋车 ⻔门 ⻓长 ⻚页 ⻢马 ⻥鱼 ⻬齐 ⻰龙 ⻝食 ⻆角 ⻄西 ⻩黄 ⻜飞 ⻉贝 ⻨麦 ⻣骨 ⺠民 ⺟母'
    .split(' ')
    .map(([radical = '', sign = '']) => [radical, sign]),
)

function decoded(string: string, font: Font | undefined): string {
  const digits = font?.keys().next().value?.length ?? 4
  const codes = string.toUpperCase().match(new RegExp(`.{${digits}}`, 'g')) ?? []
  return codes.map((code) => font?.get(code) ?? '').join('')
}
