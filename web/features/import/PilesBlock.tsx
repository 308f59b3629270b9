// Coordinates that carry too many cases: default geocodes of the source, marked and treated as no position.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { Table } from '#web/ui/Table.tsx'
import type { ImportReport } from './queries.ts'

export function PilesBlock({ report }: { readonly report: ImportReport }) {
  const { t, f } = useWords()
  const { piles } = report
  if (piles.length === 0) return null
  return (
    <Panel title={t('imports.piles', { n: piles.length })} sub={t('imports.pilesSub')}>
      <Table
        caption={t('imports.piles', { n: piles.length })}
        columns={[
          {
            id: 'at',
            head: t('imports.pileAt'),
            isRowHeader: true,
            cell: ({ lng, lat }) => `${lng.toFixed(6)}, ${lat.toFixed(6)}`,
          },
          {
            id: 'cases',
            head: t('imports.pileCases'),
            align: 'end',
            cell: ({ cases }) => f.countExact(cases),
          },
          { id: 'share', head: t('imports.pileShare'), align: 'end', cell: ({ share }) => f.rate(share) },
        ]}
        rows={piles}
        rowKey={({ lng, lat }) => `${lng},${lat}`}
        density="compact"
      />
    </Panel>
  )
}
