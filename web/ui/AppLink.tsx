// A link inside the app: a typed path, and a query that keeps period and filters unless another one is given.
import { Link, useSearch } from '@tanstack/react-router'
import type { ReactNode, Ref } from 'react'
import type { Path } from '#web/lib/paths.ts'
import type { Search } from '#web/lib/search.ts'
import { commonSearch } from '#web/lib/urlState.ts'

export interface AppLinkProps {
  readonly to: Path
  /** Values of `$id`, `$job`. */
  readonly params?: Readonly<Record<string, string>>
  /** The whole query of the target; default: period, comparison and filters of the present view. */
  readonly search?: Search
  /** Id of a block of the target to scroll to. */
  readonly hash?: string
  readonly className?: string
  readonly title?: string
  readonly children: ReactNode
  readonly ref?: Ref<HTMLAnchorElement>
  readonly onClick?: () => void
  readonly 'aria-label'?: string
  /** A picture beside a link that leads to the same: for the pointer only. */
  readonly isSilent?: boolean
}

export function AppLink({ to, params, search, isSilent = false, ...rest }: AppLinkProps) {
  const present: Search = useSearch({ strict: false })
  return (
    <Link
      {...rest}
      {...(isSilent ? { 'aria-hidden': true, tabIndex: -1 } : {})}
      to={to}
      params={params ?? {}}
      search={search ?? commonSearch(present)}
      activeOptions={{ exact: to === '/', includeSearch: false }}
    />
  )
}
