// A judgement as shape and word together: ● good, ◆ attention, ▼ poor, ○ uncertain or normal variation. Never colour alone.
import type { ReactNode } from 'react'
import type { VerdictKind } from '#web/lib/verdict.ts'

export function Verdict(props: {
  readonly kind: VerdictKind
  readonly children: ReactNode
  readonly className?: string
}) {
  return (
    <span className={`verdict verdict-${props.kind} ${props.className ?? ''}`}>
      <VerdictShape kind={props.kind} />
      {props.children}
    </span>
  )
}

export function VerdictShape({ kind }: { readonly kind: VerdictKind }) {
  return (
    <svg className="shape" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      <path d={SHAPES[kind]} className={`shape-${kind}`} />
    </svg>
  )
}

const SHAPES: Record<VerdictKind, string> = {
  good: 'M6 2a4 4 0 1 1 0 8a4 4 0 1 1 0-8Z',
  attention: 'M6 1L11 6L6 11L1 6Z',
  poor: 'M1 2.5H11L6 10.5Z',
  uncertain: 'M6 2.5a3.5 3.5 0 1 1 0 7a3.5 3.5 0 1 1 0-7Z',
  noise: 'M6 2.5a3.5 3.5 0 1 1 0 7a3.5 3.5 0 1 1 0-7Z',
}
