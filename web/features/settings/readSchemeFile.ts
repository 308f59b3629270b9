// The text of a scheme file as it is sent: whether it is a scheme is the server's to say.
import type { Scheme } from './queries.ts'

/** Null where the text is no JSON object. */
export function readSchemeFile(text: string): Scheme | null {
  try {
    const parsed: unknown = JSON.parse(text.replace(/^\ufeff/, ''))
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? (parsed as Scheme) : null
  } catch {
    return null
  }
}
