// The annex: every group's ranking in one table whose head repeats on every page; rates with their counts.
import type { Metric } from '#api/contract/metric.ts'
import type { RankingGroup, RankingRow, Rankings } from '#api/contract/rankings.ts'
import type { TotalPart } from '#db/vocabulary.ts'
import { PaperTable } from '#web/exports/paper/PaperTable.tsx'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { schemeName } from '#web/lib/schemeName.ts'
import { standingOf, tiedRanks } from '#web/lib/standing.ts'
import { partsShown } from '#web/lib/totalParts.ts'
import { MetricValue } from '#web/ui/MetricValue.tsx'
import { PartValue } from '#web/ui/PartValue.tsx'
import { ScoreValue } from '#web/ui/ScoreValue.tsx'
import { nameOf } from './noticeFacts.ts'

export function AnnexTable({ rankings }: { readonly rankings: Rankings }) {
  const words = useWords()
  const meta = useMeta()
  const { t, f } = words
  const rows = rankings.groups.flatMap((group) => group.rows)
  const has = { range: rows.some((row) => row.rankLow !== null), tier: rows.some((row) => row.tier !== null) }
  const parts = partsShown(rows)
  const caption = t('notice.annexTitle', { period: f.period(rankings.period.id) })
  return (
    <PaperTable caption={caption}>
      <thead>
        <tr>
          <th scope="col">{t('notice.place')}</th>
          {has.range ? (
            <th scope="col">
              {t('notice.rankRange')}
              {has.tier ? <small>{t('notice.tier')}</small> : null}
            </th>
          ) : null}
          <th scope="col" className="paper-unit">
            {t('notice.unit')}
          </th>
          <th scope="col">{parts.length > 0 ? t('appraisal.total') : t('notice.score')}</th>
          <th scope="col">{t('notice.interval')}</th>
          {parts.map((part) => (
            <th key={part} scope="col">
              {t(`notice.part_${part}`)}
            </th>
          ))}
          {rankings.indicators.map(({ metric }) => (
            <th key={metric} scope="col">
              {nameOf(metric, { meta, words })}
            </th>
          ))}
          <th scope="col">{t('notice.cases')}</th>
        </tr>
      </thead>
      {rankings.groups.map((group) => (
        <GroupRows key={group.id} group={group} rankings={rankings} has={has} parts={parts} />
      ))}
    </PaperTable>
  )
}

interface Has {
  readonly range: boolean
  readonly tier: boolean
}

interface GroupRowsProps {
  readonly group: RankingGroup
  readonly rankings: Rankings
  readonly has: Has
  /** Of a stored quarter's total, those that have a column. */
  readonly parts: readonly TotalPart[]
}

function GroupRows({ group, rankings, has, parts }: GroupRowsProps) {
  const words = useWords()
  const { t, f, say } = words
  const ids = rankings.indicators.map(({ metric }) => metric)
  const tied = tiedRanks(group.rows)
  const width = 5 + ids.length + parts.length + Number(has.range)
  return (
    <tbody>
      <tr className="paper-group">
        <th scope="rowgroup" colSpan={width}>
          {t('notice.groupRow', {
            group: say(group.label),
            n: group.rows.length,
            scheme: schemeName(rankings.scheme, words),
          })}
        </th>
      </tr>
      {group.rows.map((row) => (
        <UnitRow
          key={row.department.id}
          row={row}
          rankings={rankings}
          ids={ids}
          has={has}
          parts={parts}
          isTied={row.rank !== null && tied.has(row.rank)}
        />
      ))}
      <tr className="paper-total">
        <td />
        {has.range ? <td /> : null}
        <th scope="row" className="paper-unit">
          {t('notice.totalRow')}
        </th>
        <td>{parts.length > 0 ? null : <GroupScore group={group} rankings={rankings} />}</td>
        <td />
        {parts.map((part) => (
          <td key={part}>{part === 'score' ? <GroupScore group={group} rankings={rankings} /> : null}</td>
        ))}
        {ids.map((id) => (
          <RateCell key={id} metric={group.total.indicators[id]} rankings={rankings} of={say(group.label)} />
        ))}
        <td>{f.integer(group.total.cases)}</td>
      </tr>
    </tbody>
  )
}

function GroupScore({ group, rankings }: { readonly group: RankingGroup; readonly rankings: Rankings }) {
  const { say } = useWords()
  const { score, indicators } = group.total
  return <ScoreValue value={score} indicators={indicators} rankings={rankings} of={say(group.label)} />
}

interface UnitRowProps {
  readonly row: RankingRow
  readonly rankings: Rankings
  readonly ids: readonly string[]
  readonly has: Has
  readonly parts: readonly TotalPart[]
  readonly isTied: boolean
}

function UnitRow({ row, rankings, ids, has, parts, isTied }: UnitRowProps) {
  const { t, f } = useWords()
  const { target } = useMeta().ruleSet
  const { isSmall } = standingOf(row, target)
  const { lo, hi } = row.score
  return (
    <tr>
      <td>
        {row.rank ?? t('notice.notRanked')}
        {isTied ? <small>{t('notice.tied')}</small> : null}
      </td>
      {has.range ? (
        <td className="paper-nw">
          {f.rankRange(row.rankLow, row.rankHigh)}
          {has.tier && row.tier !== null ? <small>{t('notice.tierN', { n: row.tier })}</small> : null}
        </td>
      ) : null}
      <th scope="row" className="paper-unit">
        {row.department.name}
      </th>
      <td>
        <ScoreValue
          {...row.score}
          parts={row.parts}
          indicators={row.indicators}
          rankings={rankings}
          of={row.department.name}
        />
      </td>
      <td className="paper-nw">
        {lo === null || hi === null ? f.score(null) : `${f.score(lo)}–${f.score(hi)}`}
        {isSmall ? <small>{t('notice.few_n')}</small> : null}
      </td>
      {parts.map((part) => (
        <td key={part}>{row.ranked ? <PartValue row={row} part={part} /> : null}</td>
      ))}
      {ids.map((id) => (
        <RateCell key={id} metric={row.indicators[id]} rankings={rankings} of={row.department.name} />
      ))}
      <td>
        {f.integer(row.cases)}
        <small>{t('notice.excluded', { n: f.integer(row.excludedShare.num) })}</small>
      </td>
    </tr>
  )
}

interface RateCellProps {
  readonly metric: Metric | undefined
  readonly rankings: Rankings
  readonly of: string
}

/** A rate never stands without its counts, and opens its definition. */
function RateCell({ metric, rankings, of }: RateCellProps) {
  const { f } = useWords()
  if (!metric || metric.value === null) return <td>{f.rate(null)}</td>
  const [rate, fraction] = [f.rate(metric.value), f.fraction(metric.num, metric.den)]
  const figure = (
    <>
      {rate}
      <small>{fraction}</small>
    </>
  )
  return (
    <td>
      <MetricValue
        metric={metric}
        envelope={rankings}
        of={of}
        shown={{ text: `${rate} ${fraction}`, figure }}
      />
    </td>
  )
}
