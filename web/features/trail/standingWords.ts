// What a check of a kept checkpoint says, in a sentence that needs no cryptography to be read.
import type { Words } from '#web/lib/i18n/WordsContext.tsx'
import type { Standing } from '#web/lib/trail/check.ts'

export function standingWords(standing: Standing, { t, f }: Pick<Words, 't' | 'f'>) {
  switch (standing.kind) {
    case 'same':
      return { isGood: true, text: t('trail.same', { n: f.integer(standing.held) }) }
    case 'continued': {
      const more = f.integer(standing.now - standing.held)
      return { isGood: true, text: t('trail.continued', { n: f.integer(standing.held), more }) }
    }
    case 'cut':
      return {
        isGood: false,
        text: t('trail.cut', { n: f.integer(standing.held), now: f.integer(standing.now) }),
      }
    case 'changed':
      return { isGood: false, text: t('trail.changed', { n: f.integer(standing.held) }) }
    default:
      return { isGood: false, text: t(`trail.${standing.kind}`) }
  }
}
