// A small rounded label of a state.
import type { ReactNode } from 'react'

export function Pill(props: {
  readonly children: ReactNode
  readonly kind?: 'status' | 'attention' | 'poor' | 'plain'
}) {
  return <span className={`pill pill-${props.kind ?? 'plain'}`}>{props.children}</span>
}
