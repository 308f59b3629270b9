// What a frame is narrowed by, in words: on the form, the batch, its printed record and its results.
import type { Meta } from '#api/contract/meta.ts'
import { FRAME_FILTERS, type FrameFilter } from '#api/domain/sampling/frameFilters.ts'
import { codes, DEPARTMENT_KINDS, SAMPLE_FLAGS } from '#db/vocabulary.ts'
import { type FilterOption, filterOptions } from '#web/lib/filterOptions.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'

/** Chosen values by filter; none, or an absent name, is all. */
export type Frame = { readonly [N in FrameFilter]?: readonly string[] }

interface About {
  readonly meta: Meta
  readonly words: Words
}

export const frameName = (name: FrameFilter, { t }: Pick<Words, 't'>): string =>
  name === 'kind' || name === 'flag' ? t(`draw.${name}`) : t(`shell.${name}`)

/** What a filter offers; of kinds those that departments of the street are of. */
export function frameOptions(name: FrameFilter, { meta, words }: About): readonly FilterOption[] {
  if (name === 'flag') {
    return codes(SAMPLE_FLAGS).map((code) => ({
      value: code,
      text: words.label(SAMPLE_FLAGS, code),
      depth: 0,
    }))
  }
  if (name !== 'kind') return filterOptions(name, meta, words)
  return codes(DEPARTMENT_KINDS)
    .filter((code) => meta.departments.some(({ kind }) => kind === code))
    .map((code) => ({ value: code, text: words.label(DEPARTMENT_KINDS, code), depth: 0 }))
}

/** `单位类型：居委会；渠道：热线、电话`, or that it is everything; a value nobody knows any more stands for itself. */
export function frameText(frame: Frame, about: About): string {
  const { t } = about.words
  const parts = FRAME_FILTERS.flatMap((name) => {
    const values = frame[name] ?? []
    if (values.length === 0) return []
    const options = frameOptions(name, about)
    const texts = values.map((value) => options.find((one) => one.value === value)?.text ?? value)
    return [t('draw.onlyPart', { name: frameName(name, about.words), values: texts.join(t('draw.listGap')) })]
  })
  return parts.length === 0 ? t('draw.onlyNone') : parts.join(t('draw.onlyGap'))
}
