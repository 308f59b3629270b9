// How ranks moved: lines over the periods, one unit in colour, the others grey; the table by T.
import { useNavigate } from '@tanstack/react-router'
import type { RankingGroup, Rankings } from '#api/contract/rankings.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import type { Search } from '#web/lib/search.ts'
import { commonSearch, useView } from '#web/lib/urlState.ts'
import { rankLines } from '#web/marks/rankLines.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { ChartFigure } from '#web/ui/ChartFigure.tsx'
import { Select } from '#web/ui/Select.tsx'
import { SizedMark } from '#web/ui/SizedMark.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { type Column, Table } from '#web/ui/Table.tsx'
import type { SlopeLine } from './slopeOf.ts'
import { type Slope, useSlope } from './useSlope.ts'

export function SlopeView({
  rankings,
  group,
}: {
  readonly rankings: Rankings
  readonly group: RankingGroup
}) {
  const { t } = useWords()
  const slope = useSlope(rankings, group)
  if (slope.isComing) return <Skeleton height="24rem" lines={8} />
  if (slope.lines.length === 0) return <p className="state">{t('rank.slopeEmpty')}</p>
  return <Figure slope={slope} isComplete={rankings.complete} />
}

interface FigureProps {
  readonly slope: Slope
  readonly isComplete: boolean
}

function Figure({ slope, isComplete }: FigureProps) {
  const { t, f, lang } = useWords()
  const { search } = useView()
  const navigate = useNavigate()
  const periods = slope.periods.map((id) => f.periodShort(id))
  return (
    <ChartFigure
      className="rank-slope"
      title={useFinding(slope)}
      sub={t(isComplete ? 'rank.slopeSub' : 'rank.slopeSubRunning')}
      hasKey
      actions={<Highlight lines={slope.lines} />}
      chart={
        <SizedMark
          onPress={(index) => {
            const line = slope.lines[Math.floor(index / periods.length)]
            const period = slope.periods[index % periods.length]
            if (line && period)
              void navigate({ to: '/rank', search: standingSearch(search, period, line.id) })
          }}
          draw={({ width, em }) =>
            rankLines(slope.lines, {
              width: Math.min(width, 900),
              em,
              lang,
              periods,
              rank: (rank) => f.rank(rank),
            })
          }
        />
      }
      table={<SlopeTable slope={slope} />}
      note={<p className="meta rank-note">{t('rank.slopeNote')}</p>}
    />
  )
}

/**
 * The ranking of a period by the same scheme, in the same group, with one unit marked: its score there says how it is made, and opens
 * its cases. The period on screen stays the version it is drawn from.
 */
function standingSearch(search: Search, period: string, id: string): Search {
  const [scheme = null] = search.scheme ?? []
  const [group = null] = search.group ?? []
  const [snapshot = null] = search.period?.[0] === period ? (search.snapshot ?? []) : []
  return commonSearch(search, { period, scheme, group, snapshot, select: [id] })
}

function useFinding({ lines, periods }: Slope): string {
  const { t, f } = useWords()
  const on = lines.find(({ isOn }) => isOn)
  if (!on) return t('rank.slope')
  const [from, to] = [on.ranks[0] ?? null, on.ranks.at(-1) ?? null]
  const values = { name: on.label, period: f.period(periods[0] ?? ''), from: f.rank(from), to: f.rank(to) }
  return t('rank.slopeTitle', values)
}

function Highlight({ lines }: { readonly lines: readonly SlopeLine[] }) {
  const { t } = useWords()
  const { set } = useView()
  return (
    <Select
      label={t('rank.highlight')}
      value={lines.find(({ isOn }) => isOn)?.id ?? ''}
      options={lines.map(({ id, label }) => ({ value: id, text: label }))}
      onChange={(id) => set({ select: [id] }, { replace: true })}
    />
  )
}

function SlopeTable({ slope }: { readonly slope: Slope }) {
  const { t, f } = useWords()
  const { search } = useView()
  const periods = slope.periods.map(
    (period, index): Column<SlopeLine> => ({
      id: `p${index}`,
      head: f.period(period),
      align: 'end',
      cell: ({ id, ranks }) => {
        const rank = ranks[index] ?? null
        if (rank === null || period === '') return f.rank(rank)
        return (
          <AppLink to="/rank" search={standingSearch(search, period, id)}>
            {f.rank(rank)}
          </AppLink>
        )
      },
    }),
  )
  return (
    <Table
      caption={t('rank.slope')}
      className="rank-slope-table"
      phone="scroll"
      rows={slope.lines}
      rowKey={({ id }) => id}
      isSelected={({ isOn }) => isOn}
      columns={[
        {
          id: 'unit',
          head: t('rank.unit'),
          isRowHeader: true,
          cell: ({ id, label }) => (
            <AppLink to="/unit/$id" params={{ id }}>
              {label}
            </AppLink>
          ),
        },
        ...periods,
        {
          id: 'moved',
          head: t('rank.change'),
          align: 'end',
          cell: ({ moved }) => <Moved moved={moved} />,
        },
      ]}
    />
  )
}

function Moved({ moved }: { readonly moved: number | null }) {
  const { t } = useWords()
  if (moved === null) return <>{'\u2014'}</>
  if (moved === 0) return <>{t('rank.same')}</>
  return <>{t(moved > 0 ? 'rank.movedUp' : 'rank.movedDown', { n: Math.abs(moved) })}</>
}
