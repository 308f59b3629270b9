// A number that opens exactly the cases it counts; zero opens nothing.
import type { ReactNode } from 'react'
import { casesSearch } from '#web/lib/urlState.ts'
import { AppLink } from './AppLink.tsx'

export interface CasesLinkProps {
  readonly n: number
  readonly casesUrl: string
  readonly part?: 'num' | 'rest' | 'excluded'
  /** The number as it is written. */
  readonly children: ReactNode
}

export function CasesLink({ n, casesUrl, part, children }: CasesLinkProps) {
  if (n === 0) return <>{children}</>
  return (
    <AppLink to="/cases" search={casesSearch(casesUrl, part)}>
      {children}
    </AppLink>
  )
}
