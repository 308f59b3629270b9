// Every address of the app, once.

export const PATHS = [
  '/',
  '/map',
  '/rank',
  '/sla',
  '/unit/$id',
  '/cases',
  '/cases/$id',
  '/cases/$id/sheet',
  '/supervise',
  '/supervise/$id/report',
  '/supervise/$id/sheet',
  '/council',
  '/council/$id',
  '/council/$id/paper',
  '/quarter',
  '/quarter/$period',
  '/notice',
  '/notice/brief',
  '/notice/unit/$id',
  '/import',
  '/import/$job',
  '/trail',
  '/trail/audit',
  '/settings',
  '/login',
  '/account',
  '/help',
] as const
export type Path = (typeof PATHS)[number]

/** Screens whose figures follow the period and the filters; the others show no filter bar. */
export const FILTERED_PATHS: readonly string[] = ['/', '/map', '/rank', '/sla', '/unit', '/cases', '/notice']

/** Whether the address shows figures that follow period and filters (one case, an import, the login, a drawn batch do not). */
export function followsFilters(pathname: string, tab?: string): boolean {
  if (pathname === '/supervise') return tab === 'signals'
  if (pathname === '/cases' || pathname === '/') return true
  if (pathname.startsWith('/cases/')) return false
  return FILTERED_PATHS.some((path) => path !== '/' && (pathname === path || pathname.startsWith(`${path}/`)))
}

const COMPARED_BELOW = /^\/(?:unit\/|notice(?:$|\/))/

/** Whether the screen sets its figures against an earlier period. */
export function followsComparison(pathname: string): boolean {
  return pathname === '/' || pathname === '/map' || pathname === '/rank' || COMPARED_BELOW.test(pathname)
}
