// An export as an act of the audit log: who took what, of which period, how many rows.
import { listCasesById } from '#db/queries/appraisalReads.ts'
import { screenById } from '#db/queries/screens.ts'
import type { ExportReport } from '../../contract/exports.ts'
import { DomainError } from '../../domain/errors.ts'
import { isMetric } from '../../domain/metrics/definitions.ts'
import type { Json } from '../../domain/trail/jcs.ts'
import type { Context } from '../context.ts'
import { requireCouncil } from '../council/councilView.ts'
import { resolveScope } from '../resolveScope.ts'
import { requireSample } from '../supervision/draw/storedPlan.ts'
import { recordAct } from './recordAct.ts'

/** Who exports without an account: reading is then possible on the machine itself only. */
export const THIS_MACHINE = '(this machine)'

/**
 * Records an export under an account; null = nobody is signed in. Only periods, codes and ids that exist are taken, so that no
 * text of a case or of a person comes into the log. The file is made in the browser: how many rows it has is the page's word and
 * stands in the log as that, `rowsTold`.
 * @throws DomainError unknown_period, unknown_department, unknown_community, unknown_category, unknown_metric, unknown_case,
 * unknown_sample, unknown_council; not_found for a screen.
 */
export function recordExport(
  context: Context,
  report: ExportReport,
  { by, nowMs }: { readonly by: string | null; readonly nowMs: number },
): void {
  const { what, format, filters } = report
  resolveScope(context, { ...filters, ...(report.period === undefined ? {} : { period: report.period }) })
  requireKnown(context, report)
  const optional = (['of', 'period', 'snapshot'] as const).flatMap((name): [string, Json][] => {
    const value = report[name]
    return value === undefined ? [] : [[name, value]]
  })
  const rowsTold = report.rows === undefined ? {} : { rowsTold: report.rows }
  const data = { what, format, filters: { ...filters }, ...Object.fromEntries(optional), ...rowsTold }
  recordAct(context.db.sqlite, { type: 'exported', by: by ?? THIS_MACHINE, data }, nowMs)
}

function requireKnown(context: Context, { what, of }: ExportReport): void {
  if (of === undefined) return
  switch (what) {
    case 'unit':
    case 'record':
      resolveScope(context, { department: [of] })
      return
    case 'case':
      if (listCasesById(context.db, [of]).length === 0) {
        throw new DomainError('unknown_case', 'there is no such case')
      }
      return
    case 'screen':
      if (screenById(context.db, Number(of)) === undefined)
        throw new DomainError('not_found', 'there is no such screen')
      return
    case 'draw':
    case 'check_results':
    case 'check_report':
      requireSample(context, idIn(of))
      return
    case 'council':
      requireCouncil(context, idIn(of))
      return
    default:
      if (!isMetric(of)) throw new DomainError('unknown_metric', `there is no metric “${of}”`)
  }
}

/** The id a text is; one that nothing has where it is none. */
const idIn = (text: string): number => (/^[1-9]\d{0,14}$/.test(text) ? Number(text) : 0)
