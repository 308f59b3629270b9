// Method and address of every route at run time; the compiler holds them equal to the contract's table, which stays out of the bundle.
import type { RouteName, Routes } from '#api/contract/routes.ts'

type Addresses = {
  readonly [N in RouteName]: { readonly method: Routes[N]['method']; readonly url: Routes[N]['url'] }
}

export const ADDRESSES: Addresses = {
  signIn: { method: 'POST', url: '/session' },
  session: { method: 'GET', url: '/session' },
  signOut: { method: 'DELETE', url: '/session' },
  meta: { method: 'GET', url: '/meta' },
  kpis: { method: 'GET', url: '/kpis' },
  rankings: { method: 'GET', url: '/rankings' },
  breaches: { method: 'GET', url: '/breaches' },
  breachMatrix: { method: 'GET', url: '/breaches/matrix' },
  upcoming: { method: 'GET', url: '/breaches/upcoming' },
  stages: { method: 'GET', url: '/stages' },
  rankingChange: { method: 'GET', url: '/rankings/change' },
  rankingMoments: { method: 'GET', url: '/rankings/moments' },
  caseMix: { method: 'GET', url: '/rankings/mix' },
  heat: { method: 'GET', url: '/heat' },
  layer: { method: 'GET', url: '/layers/:id' },
  cases: { method: 'GET', url: '/cases' },
  case: { method: 'GET', url: '/cases/:id' },
  addCase: { method: 'POST', url: '/cases' },
  addEvent: { method: 'POST', url: '/cases/:id/events' },
  imports: { method: 'GET', url: '/imports' },
  addImport: { method: 'POST', url: '/imports' },
  import: { method: 'GET', url: '/imports/:id' },
  importPreview: { method: 'GET', url: '/imports/:id/preview' },
  runImport: { method: 'POST', url: '/imports/:id/run' },
  cancelImport: { method: 'POST', url: '/imports/:id/cancel' },
  withdrawImport: { method: 'POST', url: '/imports/:id/withdraw' },
}
