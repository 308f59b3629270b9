// The path table: each address and the feature that draws it, loaded when it is first opened.
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
} from '@tanstack/react-router'
import type { Path } from '#web/lib/paths.ts'
import { parseSearch, type Search, stringifySearch } from '#web/lib/search.ts'
import { ErrorScreen, NotFoundScreen } from './ErrorScreen.tsx'
import { Shell } from './Shell.tsx'

const root = createRootRoute({
  component: Shell,
  notFoundComponent: NotFoundScreen,
  validateSearch: (search: Record<string, unknown>): Search => search as Search,
})

const page = (path: Path, component: ReturnType<typeof lazyRouteComponent>) =>
  createRoute({ getParentRoute: () => root, path, component })

const routeTree = root.addChildren([
  page(
    '/',
    lazyRouteComponent(() => import('#web/features/overview/OverviewPage.tsx'), 'OverviewPage'),
  ),
  page(
    '/map',
    lazyRouteComponent(() => import('#web/features/map/MapPage.tsx'), 'MapPage'),
  ),
  page(
    '/rank',
    lazyRouteComponent(() => import('#web/features/rank/RankPage.tsx'), 'RankPage'),
  ),
  page(
    '/sla',
    lazyRouteComponent(() => import('#web/features/sla/SlaPage.tsx'), 'SlaPage'),
  ),
  page(
    '/unit/$id',
    lazyRouteComponent(() => import('#web/features/unit/UnitPage.tsx'), 'UnitPage'),
  ),
  page(
    '/cases',
    lazyRouteComponent(() => import('#web/features/cases/CasesPage.tsx'), 'CasesPage'),
  ),
  page(
    '/cases/$id',
    lazyRouteComponent(() => import('#web/features/cases/CasePage.tsx'), 'CasePage'),
  ),
  page(
    '/cases/$id/sheet',
    lazyRouteComponent(() => import('#web/features/cases/CaseSheetPage.tsx'), 'CaseSheetPage'),
  ),
  page(
    '/supervise',
    lazyRouteComponent(() => import('#web/features/supervise/SupervisePage.tsx'), 'SupervisePage'),
  ),
  page(
    '/supervise/$id/report',
    lazyRouteComponent(() => import('#web/features/supervise/results/ReportPage.tsx'), 'ReportPage'),
  ),
  page(
    '/supervise/$id/sheet',
    lazyRouteComponent(() => import('#web/features/supervise/draw/SampleSheetPage.tsx'), 'SampleSheetPage'),
  ),
  page(
    '/council',
    lazyRouteComponent(() => import('#web/features/council/CouncilsPage.tsx'), 'CouncilsPage'),
  ),
  page(
    '/council/$id',
    lazyRouteComponent(() => import('#web/features/council/CouncilPage.tsx'), 'CouncilPage'),
  ),
  page(
    '/council/$id/paper',
    lazyRouteComponent(() => import('#web/features/council/CouncilPaperPage.tsx'), 'CouncilPaperPage'),
  ),
  page(
    '/quarter',
    lazyRouteComponent(() => import('#web/features/appraisal/AppraisalsPage.tsx'), 'AppraisalsPage'),
  ),
  page(
    '/quarter/$period',
    lazyRouteComponent(() => import('#web/features/appraisal/AppraisalPage.tsx'), 'AppraisalPage'),
  ),
  page(
    '/notice',
    lazyRouteComponent(() => import('#web/features/notice/NoticePage.tsx'), 'NoticePage'),
  ),
  page(
    '/notice/brief',
    lazyRouteComponent(() => import('#web/features/notice/BriefPage.tsx'), 'BriefPage'),
  ),
  page(
    '/notice/unit/$id',
    lazyRouteComponent(() => import('#web/features/notice/UnitSheetPage.tsx'), 'UnitSheetPage'),
  ),
  page(
    '/import',
    lazyRouteComponent(() => import('#web/features/import/ImportPage.tsx'), 'ImportPage'),
  ),
  page(
    '/import/$job',
    lazyRouteComponent(() => import('#web/features/import/ImportJobPage.tsx'), 'ImportJobPage'),
  ),
  page(
    '/trail',
    lazyRouteComponent(() => import('#web/features/trail/TrailPage.tsx'), 'TrailPage'),
  ),
  page(
    '/trail/audit',
    lazyRouteComponent(() => import('#web/features/trail/AuditPage.tsx'), 'AuditPage'),
  ),
  page(
    '/settings',
    lazyRouteComponent(() => import('#web/features/settings/SettingsPage.tsx'), 'SettingsPage'),
  ),
  page(
    '/login',
    lazyRouteComponent(() => import('#web/features/session/LoginPage.tsx'), 'LoginPage'),
  ),
  page(
    '/account',
    lazyRouteComponent(() => import('#web/features/session/AccountPage.tsx'), 'AccountPage'),
  ),
  page(
    '/help',
    lazyRouteComponent(() => import('#web/features/help/HelpPage.tsx'), 'HelpPage'),
  ),
])

export function createAppRouter(history?: RouterHistory) {
  return createRouter({
    routeTree,
    parseSearch,
    stringifySearch,
    scrollRestoration: true,
    defaultErrorComponent: ErrorScreen,
    defaultNotFoundComponent: NotFoundScreen,
    defaultPendingMs: 150,
    ...(history ? { history } : {}),
  })
}
