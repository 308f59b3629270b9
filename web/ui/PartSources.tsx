// What a part of a quarter's total was worked out of: the records checked, the session of residents.
import type { ReactNode } from 'react'
import type { Part } from '#web/lib/totalParts.ts'
import { casesSearch } from '#web/lib/urlState.ts'
import { AppLink } from './AppLink.tsx'

/** Links to whatever a part was worked out of, the first under `children`; `children` alone where nothing is listed. */
export function PartSources({ part, children }: { readonly part: Part; readonly children: ReactNode }) {
  const receipts = part.receipts ?? []
  if (receipts.length === 0) return children
  return receipts.map((receipt, index) => (
    <Source key={receipt} receipt={receipt}>
      {index === 0 ? children : ` [${index + 1}]`}
    </Source>
  ))
}

const COUNCIL = /^\/councils\/(\d+)$/

function Source({ receipt, children }: { readonly receipt: string; readonly children: ReactNode }) {
  const [, council] = COUNCIL.exec(receipt) ?? []
  return council === undefined ? (
    <AppLink to="/cases" search={casesSearch(receipt)}>
      {children}
    </AppLink>
  ) : (
    <AppLink to="/council/$id" params={{ id: council }}>
      {children}
    </AppLink>
  )
}
