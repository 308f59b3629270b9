// The card for a chat (WeChat): one upright picture that says what was published, three figures, who leads, and a code to read it all.
import { posterColours } from './posterColours.ts'
import { label } from './posterText.ts'
import { type MarkLang, tag } from './svg.ts'
import { fitText, textWidth, wrapText } from './textFit.ts'

export const CARD = { width: 1080, height: 1440 } as const
const MARGIN = 64
const INNER = CARD.width - 2 * MARGIN
const CODE_SIDE = 300
const FONTS =
  '"PingFang SC","Microsoft YaHei","HarmonyOS Sans SC","Noto Sans CJK SC","Source Han Sans SC","WenQuanYi Micro Hei",sans-serif'

export interface CardInput {
  readonly lang: MarkLang
  readonly street: string
  readonly title: string
  readonly sub: string
  /** Three at most. */
  readonly facts: readonly { readonly label: string; readonly value: string; readonly note: string }[]
  /** A heading and its line each. */
  readonly groups: readonly { readonly name: string; readonly text: string }[]
  /** How to read the groups. */
  readonly note: string
  /** Modules of a square of `size`, an SVG path, and what stands beside it. */
  readonly code: { readonly size: number; readonly path: string; readonly lines: readonly string[] }
}

/** The whole picture as an SVG document of `CARD`; groups that find no room are left out, since the code leads to all of them. */
export function shareCard(input: CardInput): string {
  const { paper, rule } = posterColours()
  const head = headOf(input)
  const facts = factsOf(input, head.bottom + 40)
  const inner = [
    tag('rect', { x: 0, y: 0, width: CARD.width, height: CARD.height, fill: paper }),
    tag('rect', { x: 0, y: 0, width: CARD.width, height: 16, fill: rule }),
    head.inner,
    facts.inner,
    groupsOf(input, facts.bottom + 56),
    codeOf(input),
  ]
  const { width, height } = CARD
  const lang = input.lang === 'zh' ? 'zh-CN' : 'en'
  return tag(
    'svg',
    {
      ...{ xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}` },
      ...{ 'font-family': FONTS, 'xml:lang': lang },
    },
    inner.join(''),
  )
}

interface Drawn {
  readonly inner: string
  readonly bottom: number
}

/** A title that fits on one line stands on one, else on two larger ones. */
const TITLE = { least: 60, most: 66 }

function headOf({ street, title, sub }: CardInput): Drawn {
  const { text, muted } = posterColours()
  let y = 104
  let inner = label(MARGIN, y, fitText(street, 34, INNER), { size: 34, fill: muted })
  const size = textWidth(title, TITLE.least) <= INNER ? TITLE.least : TITLE.most
  for (const line of wrapText(title, size, INNER).slice(0, 2)) {
    y += size * 1.35
    inner += label(MARGIN, y, line, { size, fill: text, weight: 600 })
  }
  y += 60
  inner += label(MARGIN, y, fitText(sub, 30, INNER), { size: 30, fill: muted })
  return { inner, bottom: y }
}

const TILE = { height: 216, gap: 24 }

function factsOf({ facts }: CardInput, y: number): Drawn {
  const { surface, text, muted } = posterColours()
  const width = (INNER - TILE.gap * (facts.length - 1)) / Math.max(1, facts.length)
  const tiles = facts.map(({ label: name, value, note }, i) => {
    const x = MARGIN + i * (width + TILE.gap)
    const room = width - 48
    const size = Math.min(68, Math.floor((68 * room) / Math.max(room, textWidth(value, 68))))
    return [
      tag('rect', { x, y, width, height: TILE.height, rx: 12, fill: surface }),
      label(x + 24, y + 56, fitText(name, 30, room), { size: 30, fill: muted }),
      label(x + 24, y + 138, value, { size, fill: text, weight: 600 }),
      label(x + 24, y + 188, fitText(note, 26, room), { size: 26, fill: muted }),
    ].join('')
  })
  return { inner: tiles.join(''), bottom: y + TILE.height }
}

/** The foot begins here. */
const FOOT_Y = CARD.height - MARGIN - CODE_SIDE

function groupsOf({ groups, note }: CardInput, from: number): string {
  const { text, muted } = posterColours()
  let y = from
  let inner = ''
  for (const group of groups) {
    const lines = namesIn(group.text)
    if (y + 44 + lines.length * 46 + 60 > FOOT_Y - 40) break
    inner += label(MARGIN, y, group.name, { size: 32, fill: text, weight: 600 })
    for (const line of lines) {
      y += 46
      inner += label(MARGIN, y, line, { size: 32, fill: text })
    }
    y += 66
  }
  if (inner === '') return ''
  const read = wrapText(note, 26, INNER).slice(0, 2)
  return (
    inner + read.map((line, i) => label(MARGIN, y - 10 + i * 36, line, { size: 26, fill: muted })).join('')
  )
}

/** At most two lines; what finds no room is said to be left out. */
function namesIn(text: string): readonly string[] {
  const lines = wrapText(text, 32, INNER)
  const [first = '', second = ''] = lines
  return lines.length <= 2 ? lines : [first, fitText(`${second}……`, 32, INNER)]
}

function codeOf({ code }: CardInput): string {
  const { line, text, muted } = posterColours()
  const x = CARD.width - MARGIN - CODE_SIDE
  const room = INNER - CODE_SIDE - 40
  let y = FOOT_Y + 60
  let words = ''
  for (const [i, part] of code.lines.entries()) {
    const size = i === 0 ? 38 : 28
    for (const row of wrapText(part, size, room)) {
      words += label(MARGIN, y, row, {
        ...{ size, fill: i === 0 ? text : muted, ...(i === 0 ? { weight: 600 } : {}) },
      })
      y += size * 1.45
    }
    y += 14
  }
  return [
    tag('rect', { x: MARGIN, y: FOOT_Y - 32, width: INNER, height: 2, fill: line }),
    words,
    tag('path', {
      d: code.path,
      fill: '#000000',
      transform: `translate(${x} ${FOOT_Y}) scale(${CODE_SIDE / code.size})`,
    }),
  ].join('')
}
