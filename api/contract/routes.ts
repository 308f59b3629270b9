// The one table of routes: name → method, address, query, body and responses; server and client read it.
import { Type } from 'typebox'
import { accessRoutes } from './accessRoutes.ts'
import { appraisalRoutes } from './appraisalRoutes.ts'
import { Breaches, BreachesQuery, BreachMatrix, Upcoming, UpcomingQuery } from './breaches.ts'
import { CaseMixes } from './caseMix.ts'
import { CaseDetail, Cases, CasesQuery, NewCase, NewEvent } from './cases.ts'
import { ChangeQuery, RankingChange } from './change.ts'
import { checkResultRoutes } from './checkResultRoutes.ts'
import { checkRoutes } from './checkRoutes.ts'
import { councilRoutes } from './councilRoutes.ts'
import { ExportReport } from './exports.ts'
import { Filters } from './filters.ts'
import { Heat, HeatQuery, Layer } from './heat.ts'
import { ImportJob, ImportOptions, ImportPreview } from './imports.ts'
import { closed } from './kit.ts'
import { Kpis } from './kpis.ts'
import { Meta } from './meta.ts'
import { RevealBody, Revealed } from './personal.ts'
import { publicTextRoutes } from './publicTexts.ts'
import { Rankings, RankingsQuery } from './rankings.ts'
import { SchemeFile } from './ruleFiles.ts'
import { ruleRoutes } from './ruleRoutes.ts'
import { sampleRoutes } from './sampleRoutes.ts'
import { AddedScheme, Schemes } from './schemes.ts'
import { screenRoutes } from './screenRoutes.ts'
import { MapApproval, StoredMapApproval } from './settings.ts'
import { signalRoutes } from './signalRoutes.ts'
import { Stages } from './stages.ts'
import { trailRoutes } from './trailRoutes.ts'
import { RankingMoments } from './weights.ts'

const none = Type.Null()
const byId = closed({ id: Type.String({ maxLength: 300 }) })
const byNumber = closed({ id: Type.Integer({ minimum: 1 }) })

/** Addresses lie below `/api/v1`. `write` routes need a session. */
export const routes = {
  ...accessRoutes,
  ...screenRoutes,
  ...publicTextRoutes,
  meta: {
    method: 'GET',
    url: '/meta',
    status: 200,
    response: Meta,
    write: false,
  },
  kpis: {
    method: 'GET',
    url: '/kpis',
    query: Filters,
    status: 200,
    response: Kpis,
    write: false,
  },
  rankings: {
    method: 'GET',
    url: '/rankings',
    query: RankingsQuery,
    status: 200,
    response: Rankings,
    write: false,
  },
  schemes: {
    method: 'GET',
    url: '/schemes',
    status: 200,
    response: Schemes,
    write: false,
  },
  addScheme: {
    method: 'POST',
    url: '/schemes',
    body: SchemeFile,
    status: 201,
    response: AddedScheme,
    write: true,
  },
  breaches: {
    method: 'GET',
    url: '/breaches',
    query: BreachesQuery,
    status: 200,
    response: Breaches,
    write: false,
  },
  breachMatrix: {
    method: 'GET',
    url: '/breaches/matrix',
    query: Filters,
    status: 200,
    response: BreachMatrix,
    write: false,
  },
  upcoming: {
    method: 'GET',
    url: '/breaches/upcoming',
    query: UpcomingQuery,
    status: 200,
    response: Upcoming,
    write: false,
  },
  stages: {
    method: 'GET',
    url: '/stages',
    query: Filters,
    status: 200,
    response: Stages,
    write: false,
  },
  rankingChange: {
    method: 'GET',
    url: '/rankings/change',
    query: ChangeQuery,
    status: 200,
    response: RankingChange,
    write: false,
  },
  rankingMoments: {
    method: 'GET',
    url: '/rankings/moments',
    query: RankingsQuery,
    status: 200,
    response: RankingMoments,
    write: false,
  },
  caseMix: {
    method: 'GET',
    url: '/rankings/mix',
    query: RankingsQuery,
    status: 200,
    response: CaseMixes,
    write: false,
  },
  heat: {
    method: 'GET',
    url: '/heat',
    query: HeatQuery,
    status: 200,
    response: Heat,
    write: false,
  },
  setMapApproval: {
    method: 'PUT',
    url: '/settings/map-approval',
    body: MapApproval,
    status: 200,
    response: StoredMapApproval,
    write: true,
  },
  layer: {
    method: 'GET',
    url: '/layers/:id',
    params: byId,
    status: 200,
    response: Layer,
    write: false,
  },
  cases: {
    method: 'GET',
    url: '/cases',
    query: CasesQuery,
    status: 200,
    response: Cases,
    write: false,
  },
  case: {
    method: 'GET',
    url: '/cases/:id',
    params: byId,
    query: Type.Pick(Filters, ['asOf']),
    status: 200,
    response: CaseDetail,
    write: false,
  },
  addCase: {
    method: 'POST',
    url: '/cases',
    body: NewCase,
    status: 201,
    response: closed({ id: Type.String() }),
    write: true,
  },
  addEvent: {
    method: 'POST',
    url: '/cases/:id/events',
    params: byId,
    body: NewEvent,
    status: 201,
    response: closed({ seq: Type.Number() }),
    write: true,
  },
  /** One record's personal fields, in full; each call is an act of the audit log. */
  revealCase: {
    method: 'POST',
    url: '/cases/:id/reveal',
    params: byId,
    body: RevealBody,
    status: 200,
    response: Revealed,
    write: true,
  },
  /** The code by which a resident follows their case; an earlier one ends. */
  giveProgressCode: {
    method: 'POST',
    url: '/cases/:id/progress-code',
    params: byId,
    status: 201,
    response: closed({ code: Type.String() }),
    write: true,
  },
  /** Before a file leaves the page. Whoever may read may export, and is named: it writes nothing but the log. */
  reportExport: {
    method: 'POST',
    url: '/audit/exports',
    body: ExportReport,
    status: 204,
    response: none,
    write: false,
  },
  imports: {
    method: 'GET',
    url: '/imports',
    status: 200,
    response: closed({ items: Type.Array(ImportJob) }),
    write: false,
  },
  /** multipart: a file part and the fields of ImportOptions; `mode=preview` only stores the file. */
  addImport: {
    method: 'POST',
    url: '/imports',
    status: 202,
    response: closed({ id: Type.Number() }),
    write: true,
  },
  import: {
    method: 'GET',
    url: '/imports/:id',
    params: byNumber,
    status: 200,
    response: ImportJob,
    write: false,
  },
  importPreview: {
    method: 'GET',
    url: '/imports/:id/preview',
    params: byNumber,
    status: 200,
    response: ImportPreview,
    write: false,
  },
  /** Starts (or checks) an uploaded file with a mapping. */
  runImport: {
    method: 'POST',
    url: '/imports/:id/run',
    params: byNumber,
    body: ImportOptions,
    status: 202,
    response: closed({ id: Type.Number() }),
    write: true,
  },
  cancelImport: {
    method: 'POST',
    url: '/imports/:id/cancel',
    params: byNumber,
    status: 202,
    response: closed({ id: Type.Number() }),
    write: true,
  },
  withdrawImport: {
    method: 'POST',
    url: '/imports/:id/withdraw',
    params: byNumber,
    status: 202,
    response: closed({ id: Type.Number() }),
    write: true,
  },
  ...ruleRoutes,
  ...appraisalRoutes,
  ...checkResultRoutes,
  ...sampleRoutes,
  ...checkRoutes,
  ...councilRoutes,
  ...trailRoutes,
  ...signalRoutes,
} as const
// Beside these: GET /imports/{id}/rejects (CSV; ?format=xlsx the workbook with marked cells), GET /imports/template (CSV),
// GET /appraisals/{period}/snapshot (the stored bytes of a version), GET /trail/leaves (NDJSON),
// GET /samples/{id}/file (the draw file), GET /samples/{id}/results/file (the results as handed in); below /api/public/v1, without a
// session: GET /samples/{id} (plan, ceremony and draw), /board, /heat, /notices (released bytes), /texts, /supervision, /councils, /progress/{code}; outside /api the
// pages /b/{token} of a council's ballot and /public.

export type Routes = typeof routes
export type RouteName = keyof Routes
