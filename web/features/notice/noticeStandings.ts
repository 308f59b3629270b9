// The notice's sentences about units: who leads each group, who stands above and below the standard, what falls short.
import type { Metric } from '#api/contract/metric.ts'
import type { RankingGroup, RankingRow } from '#api/contract/rankings.ts'
import { targetRate } from '#web/lib/kpiFigures.ts'
import { standingOf } from '#web/lib/standing.ts'
import { rankedByInText } from '#web/lib/totalParts.ts'
import { marked } from './marked.ts'
import { type About, type NoticeInput, nameOf } from './noticeFacts.ts'

/** Units named of a group; a group of as many or fewer is named whole. */
const LEADERS = 3

export function groupLeaders({ rankings }: NoticeInput, { meta, words }: About): string[] {
  const { t, f, say } = words
  const { target } = meta.ruleSet
  // A place that rests on few cases is never named without saying so.
  const named = (row: RankingRow) =>
    t(standingOf(row, target).isSmall ? 'notice.namedFew' : 'notice.named', {
      name: row.department.name,
      score: marked({ of: 'points', id: row.department.id }, f.score(row.score.value)),
    })
  return rankings.groups.flatMap((group) => {
    const ranked = group.rows.filter((row) => row.ranked)
    if (ranked.length === 0) return []
    const values = { group: say(group.label), names: leadersOf(ranked).map(named).join(t('notice.nameGap')) }
    return [
      ranked.length <= LEADERS
        ? t('notice.groupWhole', values)
        : t('notice.groupFirst', { ...values, n: ranked.length }),
    ]
  })
}

/** The first three places, with everybody who shares the last of them; nobody is cut off among equals. */
export function leadersOf(ranked: readonly RankingRow[]): readonly RankingRow[] {
  const last = ranked[LEADERS - 1]?.rank ?? Number.POSITIVE_INFINITY
  return ranked.filter((row) => row.rank !== null && row.rank <= last)
}

export function standardText({ rankings }: NoticeInput, about: About): string {
  const { t } = about.words
  const { target } = about.meta.ruleSet
  const above = standing(rankings.groups, 'good', target)
  const what = rankedByInText(rankings, about.words)
  return above.length > 0
    ? t('notice.above', { names: namesOf(above, about), what, target })
    : t('notice.aboveNone', { what, target })
}

export function problems(input: NoticeInput, about: About): string[] {
  const { t, f } = about.words
  const { target } = about.meta.ruleSet
  const { groups } = input.rankings
  const below = standing(groups, 'poor', target)
  const what = rankedByInText(input.rankings, about.words)
  const small = rowsOf(groups).filter((row) => standingOf(row, target).isSmall)
  const breach = input.kpis.metrics.breach_rate
  return [
    below.length > 0
      ? t('notice.below', { names: namesOf(below, about), what })
      : t('notice.belowNone', { what }),
    ...below.slice(0, EXPLAINED).flatMap((row) => weakPoints(row, about)),
    breach && breach.value !== null
      ? t('notice.breach', {
          name: nameOf('breach_rate', about),
          value: marked({ of: 'now', metric: 'breach_rate' }, f.rate(breach.value)),
          fraction: f.fraction(breach.num, breach.den),
        })
      : '',
    small.length > 0 ? t('notice.few', { names: namesOf(small, about) }) : '',
  ]
}

/** Units whose weak indicators are named; the annex has all. */
const EXPLAINED = 2

/** The indicators below the standard, the lowest first. */
function weakPoints(row: RankingRow, about: About): string[] {
  const { t, f } = about.words
  const goal = targetRate(about.meta.ruleSet)
  const weak = Object.values(row.indicators)
    .filter((metric): metric is Metric & { value: number } => metric.value !== null && metric.value < goal)
    .sort((a, b) => a.value - b.value)
    .slice(0, 2)
  if (weak.length === 0) return []
  const items = weak
    .map((metric) =>
      t('notice.weakItem', {
        name: nameOf(metric.metric, about),
        value: marked({ of: 'unit', id: row.department.id, metric: metric.metric }, f.rate(metric.value)),
        fraction: f.fraction(metric.num, metric.den),
      }),
    )
    .join(t('notice.nameGap'))
  return [t('notice.weak', { name: row.department.name, items })]
}

const rowsOf = (groups: readonly RankingGroup[]): RankingRow[] => groups.flatMap((group) => group.rows)

/** Ranked units of one standing, best first; ties by id. */
function standing(groups: readonly RankingGroup[], kind: 'good' | 'poor', target: number): RankingRow[] {
  const sign = kind === 'good' ? 1 : -1
  return rowsOf(groups)
    .filter((row) => row.ranked && standingOf(row, target).kind === kind)
    .sort(
      (a, b) =>
        sign * ((b.score.value ?? 0) - (a.score.value ?? 0)) || (a.department.id < b.department.id ? -1 : 1),
    )
}

/** Names in a sentence; beyond these the rest is counted. */
const NAMED = 3

function namesOf(rows: readonly RankingRow[], { words: { t } }: About): string {
  const names = rows
    .slice(0, NAMED)
    .map((row) => row.department.name)
    .join(t('notice.nameGap'))
  return rows.length > NAMED ? t('notice.namesMore', { names, n: rows.length }) : names
}
