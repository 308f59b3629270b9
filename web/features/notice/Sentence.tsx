// A sentence of figures whose lines may also break before a bracket.
import { Fragment } from 'react'
import { mayBreak } from './noticeText.ts'

export function Sentence({ text }: { readonly text: string }) {
  return mayBreak(text).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one fixed sentence never move
    <Fragment key={index}>
      {index > 0 ? <wbr /> : null}
      {part}
    </Fragment>
  ))
}
