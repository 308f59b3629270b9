// What a draw would be: how many, how exact, and the allocation with fractions and weights.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { type Column, Table } from '#web/ui/Table.tsx'
import type { PreviewData, SampleData, StratumRow } from './queries.ts'
import { batchName, stratumName } from './sampleWords.ts'

export function PreviewBlock({ preview }: { readonly preview: PreviewData }) {
  const { t, f } = useWords()
  const { population, n, halfWidth, precision, signalCases } = preview
  return (
    <div className="stack">
      <p className="meta">
        {t('draw.needed', { margin: f.number(precision.margin * 100), n: f.integer(precision.n) })}
      </p>
      <p role="status">
        <b>
          {n === 0
            ? t('draw.resultNone')
            : t('draw.result', {
                population: f.integer(population),
                n: f.integer(n),
                half: f.number((halfWidth ?? 0) * 100, 1),
              })}
        </b>
      </p>
      {signalCases === null ? null : (
        <p className="meta">{t('draw.signalCases', { n: f.integer(signalCases) })}</p>
      )}
      <PlanNotes plan={preview} />
      {n === 0 ? null : <Allocation strata={preview.strata} />}
    </div>
  )
}

type Plan = Pick<SampleData, 'uncovered' | 'acceptance' | 'spreadFrom'>

function PlanNotes({ plan: { uncovered, acceptance, spreadFrom } }: { readonly plan: Plan }) {
  const { t, f } = useWords()
  return (
    <>
      {acceptance === null ? null : (
        <p className="meta">
          {t('draw.acceptance', {
            letter: acceptance.letter,
            accept: f.integer(acceptance.accept),
            reject: f.integer(acceptance.reject),
          })}
        </p>
      )}
      {uncovered.strata === 0 ? null : (
        <p className="strip strip-amber">
          {t('draw.uncovered', {
            strata: f.integer(uncovered.strata),
            records: f.integer(uncovered.records),
          })}
        </p>
      )}
      <p className="meta">
        {spreadFrom === null ? t('draw.spreadNone') : t('draw.spreadFrom', { batch: batchName(spreadFrom) })}
      </p>
    </>
  )
}

export function Allocation({ strata }: { readonly strata: readonly StratumRow[] }) {
  const words = useWords()
  const { t, f } = words
  const figure = (text: string) => <span className="num">{text}</span>
  const columns: readonly Column<StratumRow>[] = [
    { id: 'stratum', head: t('draw.stratum'), isRowHeader: true, cell: (row) => stratumName(row, words) },
    { id: 'records', head: t('draw.records'), align: 'end', cell: ({ size }) => figure(f.integer(size)) },
    { id: 'drawn', head: t('draw.drawn'), align: 'end', cell: ({ n }) => figure(f.integer(n)) },
    {
      id: 'fraction',
      head: t('draw.fraction'),
      align: 'end',
      cell: ({ fraction }) => figure(f.rate(fraction)),
    },
    { id: 'weight', head: t('draw.weight'), align: 'end', cell: ({ weight }) => figure(f.number(weight, 1)) },
  ]
  return (
    <details className="draw-more" open={strata.length <= 12}>
      <summary>{t('draw.allocation')}</summary>
      <p className="meta">{t('draw.weightWhy')}</p>
      <Table
        caption={t('draw.allocation')}
        density="compact"
        phone="scroll"
        columns={columns}
        rows={strata}
        rowKey={({ stratum }) => stratum}
      />
    </details>
  )
}
