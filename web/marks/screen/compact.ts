// Boards of few lines: one message at a time, three lines of text, no rules thinner than a dot of the board.
import { wrapText } from '../textFit.ts'
import type { Message } from './messages.ts'
import { fittingSize, linesOf, write } from './pen.ts'
import { type Brush, type Edge, picture } from './sheet.ts'
import { instantText } from './words.ts'

/** The whole picture of a message. */
export function drawMessage(brush: Brush, message: Message, edge: Edge): string {
  const { frame, colours } = brush
  const { pad, small, data } = frame
  const width = frame.width - 2 * pad
  const foot = footOf(brush, message, edge)
  const tail = fittingSize(message.tail, { most: small * 1.6, least: small, width })
  const tailHeight = message.tail === '' ? 0 : tail * 1.3
  const room = frame.height - 2 * pad - small * 1.3 * (1 + Number(foot !== '')) - tailHeight
  const size = bigSize(message.big, { data, small, width, room })
  const lines = linesOf(message.big, size, { width, most: Math.max(1, Math.floor(room / (size * 1.2))) })
  const text = (words: string, y: number, colour: string, size = small) => {
    const [line = ''] = linesOf(words, size, { width, most: 1 })
    return write(pad, y, line, { size, colour })
  }
  const isDown = edge.side === 'top' && foot !== ''
  let y = pad + (isDown ? small * 1.3 : 0)
  let drawn = text(message.head, y + small, colours.muted)
  y += small * 1.3
  for (const line of lines) {
    drawn += write(pad, y + size, line, { size, colour: colours.text, isBold: true })
    y += size * 1.2
  }
  if (message.tail !== '') drawn += text(message.tail, y + tail * 1.05, colours.brand, tail)
  if (foot !== '') {
    const at = isDown ? pad + small * 0.8 : frame.height - pad * 0.6
    drawn += text(foot, at, edge.isOffline ? colours.poor : colours.muted)
  }
  return picture(brush, drawn)
}

function footOf({ say }: Brush, { source }: Message, { isOffline }: Edge): string {
  const date =
    source === null
      ? ''
      : instantText(source.asOf, say.lang)
          .replace(/^\d{4}年/, '')
          .replace(/,? ?\d\d:\d\d$/, '')
  const words = [date === '' ? '' : say('asOf', { at: date }), isOffline ? say('offline') : '']
  return words.filter((one) => one !== '').join(say('dash'))
}

/** One line if it can be, else the largest size at which all lines find room. */
function bigSize(
  words: string,
  { data, small, width, room }: { data: number; small: number; width: number; room: number },
): number {
  const most = Math.min(data, room / 1.2)
  const one = fittingSize(words, { most, least: small, width })
  if (one >= Math.max(small, most * 0.8)) return one
  for (let size = Math.floor(most); size > small; size -= 1)
    if (wrapText(words, size, width).length * size * 1.2 <= room) return size
  return small
}
