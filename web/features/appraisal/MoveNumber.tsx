// A number of a correction, before or now: counts open their frozen cases, points their formula, places the ranking they stand in.
import type { RankingGroup, RankingRow, Rankings } from '#api/contract/rankings.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { pointsOf } from '#web/lib/totalParts.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { MetricValue } from '#web/ui/MetricValue.tsx'
import { ScoreValue } from '#web/ui/ScoreValue.tsx'
import { SnapshotFigure } from '#web/ui/SnapshotFigure.tsx'
import { moveValue } from './resultWords.ts'

/** One number that moved, of a department or of a group pooled. */
export interface MovedNumber {
  readonly what: string
  readonly name: string
  readonly department?: string
  readonly group?: string
}

export interface MoveNumberProps {
  readonly move: MovedNumber
  readonly value: number | null
  /** The version it stands in, as drawn; absent until it has come, or where it cannot be had. */
  readonly drawn: Rankings | undefined
}

export function MoveNumber({ move, value, drawn }: MoveNumberProps) {
  const words = useWords()
  const text = moveValue(move.what, value, words)
  const place = drawn && placeOf(drawn, move)
  if (value === null || place === undefined) return text
  const [metric = ''] = move.what.split('.')
  const figure = place.of.indicators[metric]
  if (figure !== undefined)
    return (
      <MetricValue metric={figure} envelope={place.rankings} of={move.name} shown={{ text, figure: text }} />
    )
  if (move.what === 'cases' || move.what === 'voidCases')
    return <CasesNumber {...{ move, place }}>{text}</CasesNumber>
  if (isPoints(move.what)) return <Points {...{ move, place, text }} />
  return <InRanking {...{ move, place }}>{text}</InRanking>
}

interface Place {
  readonly rankings: Rankings
  readonly groupId: string
  readonly of: RankingRow | RankingGroup['total']
}

function placeOf(rankings: Rankings, { department, group }: MovedNumber): Place | undefined {
  for (const one of rankings.groups) {
    if (one.id === group) return { rankings, groupId: one.id, of: one.total }
    const row = one.rows.find((row) => row.department.id === department)
    if (row) return { rankings, groupId: one.id, of: row }
  }
  return undefined
}

const POINTS = ['score', 'total', 'lo', 'hi']
const isPoints = (what: string) => POINTS.includes(what)

interface PartProps {
  readonly move: MovedNumber
  readonly place: Place
}

function CasesNumber({ move, place, children }: PartProps & { readonly children: string }) {
  const { t } = useWords()
  const { rankings, of } = place
  const { name, department, group } = move
  return (
    <SnapshotFigure
      place={{
        ...versionOf(rankings),
        ...(department === undefined ? {} : { department }),
        ...(group === undefined ? {} : { group }),
      }}
      counts={{ num: of.excludedShare.num, den: of.cases, excluded: 0 }}
      title={`${t('appraisal.cases')} · ${name}`}
      text={children}
    >
      {children}
    </SnapshotFigure>
  )
}

const versionOf = ({ period, scheme, snapshot }: Rankings) => ({
  period: period.id,
  scheme,
  version: snapshot?.version ?? 1,
})

/** A score is one part of its total; the ends of an interval are the total's, or the score's where there is none. */
function Points({ move, place, text }: PartProps & { readonly text: string }) {
  const { rankings, of } = place
  const parts = 'parts' in of ? of.parts : undefined
  const score = parts?.find(({ part }) => part === 'score')
  const points = typeof of.score === 'number' || of.score === null ? { value: of.score } : of.score
  const shown = move.what === 'score' && score ? pointsOf(score) : { ...points, parts }
  return <ScoreValue {...shown} indicators={of.indicators} rankings={rankings} of={move.name} text={text} />
}

/** Ranks, their intervals and tiers follow from the whole ranking: that of the version, the department marked in it. */
function InRanking({ move, place, children }: PartProps & { readonly children: string }) {
  const { period, scheme, version } = versionOf(place.rankings)
  const { department = '' } = move
  return (
    <AppLink
      to="/rank"
      search={{
        period: [period],
        scheme: [scheme],
        snapshot: [String(version)],
        group: [place.groupId],
        select: [department],
      }}
    >
      {children}
    </AppLink>
  )
}
