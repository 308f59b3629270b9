// What residents' councils of the period said of the department, and how both parts entered the published total.
import { useQuery } from '@tanstack/react-query'
import type { Answer } from '#web/lib/apiClient.ts'
import { resultQuery } from '#web/lib/drawn.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { partLine } from '#web/lib/totalParts.ts'
import { useView } from '#web/lib/urlState.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { councilsQuery } from './queries.ts'
import { standingIn } from './standingIn.ts'
import { type Unit, useUnitRanking } from './useUnit.ts'

type Council = Answer<'councils'>['items'][number]

const HUNDRED = 100

/** Nothing until the councils are known; then a line of each that spoke of the unit, or that none did. */
export function CouncilFound({ unit }: { readonly unit: Unit }) {
  const { t } = useWords()
  const { filters } = useView()
  const { data } = useQuery(councilsQuery(filters.period))
  if (data === undefined) return null
  const published = data.items.filter(({ state }) => state === 'published')
  const spoke = published.filter((council) => ownOf(council, unit) !== undefined)
  if (published.length === 0) return <p className="meta">{t('unit.councilNone')}</p>
  if (spoke.length === 0) return <p className="meta">{t('unit.councilNotAsked')}</p>
  return spoke.map((council) => <Spoken key={council.id} council={council} unit={unit} />)
}

/** Of a session that counts. */
const ownOf = ({ result }: Council, { id }: Unit) =>
  result?.isValid ? result.departments?.find(({ department }) => department.id === id) : undefined

function Spoken({ council, unit }: { readonly council: Council; readonly unit: Unit }) {
  const { t, f } = useWords()
  const { value = null, lo = null, hi = null, n = 0 } = ownOf(council, unit) ?? {}
  const points = (share: number | null) => f.score(share === null ? null : HUNDRED * share)
  return (
    <p>
      {`${t('unit.council')} `}
      <AppLink to="/council/$id" params={{ id: String(council.id) }} search={{ step: ['result'] }}>
        <b>{points(value)}</b>
      </AppLink>{' '}
      <span className="meta">{t('unit.councilRange', { lo: points(lo), hi: points(hi), n })}</span>
    </p>
  )
}

/** Of a published quarter: the total and what it is made of. */
export function TotalMade({ unit }: { readonly unit: Unit }) {
  const words = useWords()
  const { t, f } = words
  const { filters } = useView()
  const { data: live } = useUnitRanking(unit)
  const version = live?.published?.version
  const which = { period: filters.period, scheme: live?.scheme ?? 'standard' }
  const { data } = useQuery({ ...resultQuery(which, version ?? 1), enabled: version !== undefined })
  const row = data ? standingIn(data.rankings, unit.id)?.row : undefined
  if (version === undefined || row?.parts === undefined) return null
  const values = { n: version, total: f.score(row.score.value), parts: partLine(row.parts, words) }
  return <p className="meta">{t('unit.totalMade', values)}</p>
}
