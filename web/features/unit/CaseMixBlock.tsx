// Case mix beside the raw rate, never instead: what went wrong against what the group's own rates make of the same cases.
import { useQuery } from '@tanstack/react-query'
import type { CaseMixes } from '#api/contract/caseMix.ts'
import { type MixRow, mixRows } from '#web/lib/caseMix.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { dotInterval, dotIntervalAxis } from '#web/marks/intervalMarks.ts'
import { Mark } from '#web/ui/Mark.tsx'
import { MetricValue } from '#web/ui/MetricValue.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { type Column, Table } from '#web/ui/Table.tsx'
import { Verdict } from '#web/ui/Verdict.tsx'
import { mixAxisEnd, mixFinding } from './caseMix.ts'
import { MixWrong } from './MixWrong.tsx'
import { caseMixQuery } from './queries.ts'
import { standingIn } from './standingIn.ts'
import { useNames } from './useNames.ts'
import { type Unit, useGroupFilters, useScheme, useUnitRanking } from './useUnit.ts'

export function CaseMixBlock({ unit }: { readonly unit: Unit }) {
  const words = useWords()
  const { t } = words
  const scheme = useScheme(unit)
  const query = useQuery({
    ...caseMixQuery(useGroupFilters(), scheme ?? 'standard'),
    enabled: scheme !== null,
  })
  const rows = query.data ? mixRows(query.data, unit.id) : []
  return (
    <Panel
      id="mix"
      kind="plain"
      title={rows.length > 0 ? mixFinding(rows, words) : t('unit.mix')}
      sub={t('unit.mixSub')}
    >
      <QueryState
        query={query}
        height="14rem"
        lines={4}
        isEmpty={() => rows.length === 0}
        empty={<p>{t('unit.mixEmpty')}</p>}
      >
        {(mixes) => (
          <>
            <Rows rows={rows} unit={unit} mixes={mixes} />
            <p className="meta unit-note">{t('unit.mixNote')}</p>
          </>
        )}
      </QueryState>
    </Panel>
  )
}

interface RowsProps {
  readonly rows: readonly MixRow[]
  readonly unit: Unit
  readonly mixes: CaseMixes
}

function Rows({ rows, unit, mixes }: RowsProps) {
  const { t, f } = useWords()
  const names = useNames()
  const raw = useRaw(unit)
  return (
    <Table
      caption={t('unit.mixCaption', { unit: unit.name })}
      className="unit-mix"
      rows={rows}
      rowKey={({ metric }) => metric}
      columns={[
        {
          id: 'indicator',
          head: t('unit.indicator'),
          isRowHeader: true,
          cell: ({ metric }) => names.metric(metric),
        },
        { id: 'raw', head: t('unit.mixRaw'), align: 'end', cell: ({ metric }) => raw(metric) },
        {
          id: 'adjusted',
          head: t('unit.mixAdjusted'),
          align: 'end',
          cell: ({ figure }) => f.rate(figure.adjusted),
        },
        {
          id: 'wrong',
          head: t('unit.mixWrong'),
          align: 'end',
          cell: (row) => (
            <MixWrong row={row} mixes={mixes} title={`${names.metric(row.metric)} · ${unit.name}`} />
          ),
        },
        useRatioColumn(rows),
      ]}
    />
  )
}

/** The raw figure of the ranking itself, so that both stand side by side. */
function useRaw(unit: Unit) {
  const { data } = useUnitRanking(unit)
  const row = data ? standingIn(data, unit.id)?.row : undefined
  return (id: string) => {
    const metric = row?.indicators[id]
    return data && metric ? <MetricValue metric={metric} envelope={data} of={unit.name} /> : '\u2014'
  }
}

function useRatioColumn(rows: readonly MixRow[]): Column<MixRow> {
  const { t, f, lang } = useWords()
  const axis = { min: 0, max: mixAxisEnd(rows), target: 1 }
  const words = { lang, format: (value: number) => f.number(value, 2) }
  const ticks = [0, 1, axis.max]
  return {
    id: 'ratio',
    head: (
      <Mark isDecorative mark={dotIntervalAxis({ ...axis, ticks, targetLabel: t('unit.mixOne') }, words)} />
    ),
    name: t('unit.mixRatio'),
    className: 'unit-mix-plot',
    cell: ({ figure, kind }) => (
      <>
        <Mark
          mark={dotInterval(
            {
              value: figure.ratio,
              lo: figure.lo,
              hi: figure.hi,
              kind,
              isSmall: kind === 'uncertain',
              ...axis,
              height: 20,
            },
            words,
          )}
        />
        <Verdict kind={kind}>
          {t(MIX_WORDS[kind], {
            ratio: f.score(figure.ratio),
            lo: f.score(figure.lo),
            hi: f.score(figure.hi),
          })}
        </Verdict>
      </>
    ),
  }
}

const MIX_WORDS = {
  poor: 'unit.mixPoor',
  good: 'unit.mixGood',
  noise: 'unit.mixNoise',
  attention: 'unit.mixNoise',
  uncertain: 'unit.mixFew',
} as const
