// Parts of a sentence with what stands between them.
import { Fragment, type ReactNode } from 'react'

export function Joined({ parts, by }: { readonly parts: readonly ReactNode[]; readonly by: string }) {
  return parts.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one sentence never move
    <Fragment key={index}>
      {index > 0 ? by : null}
      {part}
    </Fragment>
  ))
}
