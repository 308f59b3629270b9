// A draft as its second reader sees it: what was found in it and what could be a name, a number or a place, marked where it stands.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import type { PublicText } from './queries.ts'

type Mark = PublicText['marks'][number]

export function MarkedText({ text, field }: { readonly text: PublicText; readonly field: Mark['field'] }) {
  const { t } = useWords()
  const pieces = piecesOf(
    text[field] ?? '',
    text.marks.filter((one) => one.field === field),
  )
  return pieces.map(({ at, words, kind }) =>
    kind === null ? (
      <span key={at}>{words}</span>
    ) : (
      <mark key={at} className={`texts-${kind}`} title={t(`texts.${kind}`)}>
        {words}
      </mark>
    ),
  )
}

interface Piece {
  readonly at: number
  readonly words: string
  readonly kind: Mark['kind'] | null
}

function piecesOf(whole: string, marks: readonly Mark[]): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const { start, end, kind } of marks) {
    pieces.push({ at: from, words: whole.slice(from, start), kind: null })
    pieces.push({ at: start, words: whole.slice(start, end), kind })
    from = end
  }
  return [...pieces, { at: from, words: whole.slice(from), kind: null }].filter(({ words }) => words !== '')
}
