// What the server sent, believed only as far as it can be shown: anything else than a programme is refused, the last good one stays.
import type { Programme, Slide } from '#web/marks/screen/shapes.ts'

/** A programme, or null where it is none: an error page, another program's answer, half a file. Never throws. */
export function programmeOf(text: string): Programme | null {
  try {
    const given: unknown = JSON.parse(text)
    return isProgramme(given) ? given : null
  } catch {
    // HTML, or cut off: no programme either way.
    return null
  }
}

function isProgramme(given: unknown): given is Programme & { readonly v: 1 } {
  if (!isRecord(given) || given.v !== 1 || !Array.isArray(given.slides)) return false
  const texts = [given.version, given.street, given.zone]
  const hasLook =
    ['zh', 'en'].indexOf(String(given.language)) >= 0 && ['dark', 'light'].indexOf(String(given.theme)) >= 0
  return hasLook && texts.every((one) => typeof one === 'string')
}

/** Whether a slide can be timed at all; what it draws is tried when it is drawn. */
export const isSlide = (given: unknown): given is Slide =>
  isRecord(given) && typeof given.id === 'string' && typeof given.seconds === 'number' && given.seconds > 0

const isRecord = (given: unknown): given is Readonly<Record<string, unknown>> =>
  typeof given === 'object' && given !== null
