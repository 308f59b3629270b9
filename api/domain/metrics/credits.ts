// The credits of a scheme as text: what an address carries where grades count other than they are stored.
import { codes, GRADES, type Grade } from '#db/vocabulary.ts'

/** 0 to 1 each. */
type Credits = Readonly<Record<Grade, number>>

/** `1,1,0.9,0,0`, from very satisfied to very dissatisfied. */
export const creditsText = (credits: Credits): string =>
  codes(GRADES)
    .map((grade) => String(credits[grade]))
    .join(',')

/** The credits of such a text; null where it is none: too few, too many, or one outside 0…1. */
export function parseCredits(text: string): Credits | null {
  const grades = codes(GRADES)
  const values = text.split(',').map((one) => (one.trim() === '' ? Number.NaN : Number(one)))
  if (values.length !== grades.length || !values.every((value) => value >= 0 && value <= 1)) return null
  return Object.fromEntries(grades.map((grade, i) => [grade, values[i]])) as Credits
}
