// What others than the department say of it: the third-party check from what was handed in, residents' councils, and both in the total.
import { useQuery } from '@tanstack/react-query'
import type { Answer } from '#web/lib/apiClient.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { casesSearch, useView } from '#web/lib/urlState.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { CouncilFound, TotalMade } from './CouncilFound.tsx'
import { checksQuery } from './queries.ts'
import type { Unit } from './useUnit.ts'

export function CheckBlock({ unit }: { readonly unit: Unit }) {
  const { t } = useWords()
  const { filters } = useView()
  const query = useQuery(checksQuery(filters.period))
  return (
    <Panel title={t('checkResults.block')} kind="plain">
      <QueryState
        query={query}
        height="6rem"
        lines={2}
        isEmpty={(checks) => found(checks, unit).length === 0}
        empty={<p className="meta">{t('checkResults.blockNone')}</p>}
      >
        {(checks) =>
          found(checks, unit).map(({ sample, period, row }) => (
            <Found key={sample} sample={sample} period={period} row={row} />
          ))
        }
      </QueryState>
      <CouncilFound unit={unit} />
      <TotalMade unit={unit} />
    </Panel>
  )
}

type Checks = readonly Answer<'checkResults'>[]
type Row = Checks[number]['units'][number]

const found = (checks: Checks, { id }: Unit) =>
  checks.flatMap(({ sample, period, units }) => {
    const row = units.find(({ department }) => department.id === id)
    return row === undefined || row.asked.count === 0 ? [] : [{ sample, period: period.id, row }]
  })

function Found({
  sample,
  period,
  row: { upheld, asked },
}: {
  readonly sample: number
  readonly period: string
  readonly row: Row
}) {
  const { t, f } = useWords()
  const { value, lo, hi } = upheld
  const refuted = value === null ? null : 1 - value
  const range = value === null || lo === null || hi === null ? '' : f.interval(1 - hi, 1 - lo)
  return (
    <>
      <p>
        {`${t('checkResults.refuted')} `}
        <AppLink to="/cases" search={casesSearch(upheld.casesUrl)}>
          <b>{f.rate(refuted)}</b>
        </AppLink>{' '}
        <span className="meta">{range === '' ? '' : t('checkResults.range', { range })}</span>
      </p>
      <p className="meta">
        {t('checkResults.blockSub', { period: f.period(period), asked: f.integer(asked.count) })}{' '}
        <AppLink to="/supervise" search={{ tab: ['results'], batch: [String(sample)] }}>
          {t('checkResults.toResults')}
        </AppLink>
      </p>
    </>
  )
}
