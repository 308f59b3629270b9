// The credits of an address in words: which grade counts how much.
import { parseCredits } from '#api/domain/metrics/credits.ts'
import { codes, GRADES } from '#db/vocabulary.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'

/** `非常满意 1、满意 1、基本满意 0.9、不满意 0、非常不满意 0`; a text that is none as it stands. */
export function creditsLine(text: string, { t, f, label }: Words): string {
  const credits = parseCredits(text)
  if (credits === null) return text
  const said = codes(GRADES).map((grade) => `${label(GRADES, grade)} ${f.number(credits[grade], 2)}`)
  return said.join(t('kit.listGap'))
}
