// The table behind the waterfall: every indicator and kind of case with both periods' counts, each opening its cases.
import { SMALL_DEN } from '#web/lib/format.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { type Column, Table } from '#web/ui/Table.tsx'
import type { ChangeProps } from './ChangeBlock.tsx'
import { Fraction } from './ChangeSentences.tsx'
import { type StratumRow, strataOf, stratumName } from './change.ts'
import { useNames } from './useNames.ts'

export function ChangeStrata({ change, parts, unit }: ChangeProps) {
  const words = useWords()
  const { t, f } = words
  const names = useNames()
  const period = (when: 'before' | 'after', id: string): Column<StratumRow> => ({
    id: when,
    head: f.period(id),
    align: 'end',
    cell: ({ stratum }) => <Count side={stratum[when]} />,
  })
  const points = (of: 'rate' | 'mix', head: string): Column<StratumRow> => ({
    id: of,
    head,
    align: 'end',
    cell: ({ stratum }) => f.scorePart(stratum[of]),
  })
  return (
    <Table
      caption={t('unit.changeCaption', { unit: unit.name })}
      className="unit-strata"
      phone="scroll"
      density="compact"
      rows={strataOf(parts)}
      rowKey={({ key }) => key}
      columns={[
        {
          id: 'stratum',
          head: t('unit.stratum'),
          isRowHeader: true,
          cell: ({ stratum }) => stratumName(stratum, names, words),
        },
        { id: 'metric', head: t('unit.indicator'), cell: ({ metric }) => names.metric(metric) },
        period('before', change.earlier.period.id),
        period('after', change.later.period.id),
        points('rate', t('unit.ratePart')),
        points('mix', t('unit.mixPart')),
      ]}
    />
  )
}

function Count({ side }: { readonly side: StratumRow['stratum']['before'] }) {
  const { f } = useWords()
  return (
    <>
      <Fraction side={side} />
      {side.den >= SMALL_DEN ? <span className="meta">{f.rate(side.value)}</span> : null}
    </>
  )
}
