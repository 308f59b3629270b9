// The overview as a file: every indicator of the period with the counts behind it.
import type { Kpis } from '#api/contract/kpis.ts'
import type { Meta } from '#api/contract/meta.ts'
import { envelopeOf } from '#web/exports/envelope.ts'
import type { ExportDocument, Stamp } from '#web/exports/exportTable.ts'
import { kpiTable } from '#web/exports/kpiTable.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'
import type { ViewFilters } from '#web/lib/view.ts'

export interface OverviewExport {
  readonly kpis: Kpis
  readonly filters: ViewFilters
  readonly address: string
}

export function overviewDocument(
  { kpis, filters, address }: OverviewExport,
  stamp: Stamp,
  { meta, words }: { readonly meta: Meta; readonly words: Words },
): ExportDocument {
  const { t, f } = words
  const title = `${t('exports.kpis')} · ${meta.street.name} · ${f.period(kpis.period.id)}`
  return {
    tables: [kpiTable(kpis, { title, address }, { meta, words })],
    envelope: envelopeOf(
      {
        what: 'overview',
        title,
        answer: { ...kpis, indicators: [] },
        filters,
        size: t('exports.kpiSize', { n: kpis.metrics.received?.num ?? 0 }),
        metrics: Object.keys(kpis.metrics),
        stamp,
        address,
      },
      meta,
      words,
    ),
  }
}
