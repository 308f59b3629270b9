// Words of people that stand in an event's body: the body is kept for ever, so nobody's numbers or names go into it.
import { maskText } from '../../domain/privacy/maskPersonal.ts'

const MOST = 10_000
const known = new Map<string, string>()

/**
 * A reason, a ground or an actor as a body may hold it: personal data masked, since a body can never be erased. The same
 * text always gives the same, so that an unchanged row of a re-import stays unchanged.
 */
export function bodyText(text: string): string {
  const before = known.get(text)
  if (before !== undefined) return before
  const masked = maskText(text)
  // Reasons and actors repeat; what does not is forgotten at once.
  if (known.size >= MOST) known.clear()
  known.set(text, masked)
  return masked
}
