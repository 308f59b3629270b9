// The notice's sentences, filled from the numbers alone: what was received, who is ranked, who stands where, what falls short.
import type { Kpis } from '#api/contract/kpis.ts'
import type { Meta } from '#api/contract/meta.ts'
import type { Metric } from '#api/contract/metric.ts'
import type { RankingGroup, RankingRow, Rankings } from '#api/contract/rankings.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'
import { targetRate } from '#web/lib/kpiFigures.ts'
import { standingOf } from '#web/lib/standing.ts'

export interface NoticeInput {
  readonly rankings: Rankings
  readonly kpis: Kpis
  readonly compare: 'previous' | 'yearAgo' | 'none'
  /** A brief has its indicators in a table and no annex: neither is then told in a sentence. */
  readonly isBrief?: boolean
}

export interface NoticeText {
  readonly title: string
  readonly to: string
  readonly basics: string
  readonly ranking: string
  readonly problems: string
  readonly annex: string
}

interface About {
  readonly meta: Meta
  readonly words: Words
}

export function noticeText(input: NoticeInput, about: About): NoticeText {
  const { t, f, say } = about.words
  const { rankings } = input
  const period = f.period(rankings.period.id)
  const groups = rankings.groups.map((group) => say(group.label)).join(t('notice.groupGap'))
  return {
    title: t('notice.title', { period }),
    to: t('notice.toGroups', { groups }),
    basics: sentence(
      [
        received(input, about),
        input.isBrief ? '' : rates(input, about),
        unitsRanked(input, about),
        ...running(input, about),
      ],
      about,
    ),
    ranking: sentence(
      [
        ...groupLeaders(input, about),
        standardText(input, about),
        t('notice.overlap'),
        input.isBrief ? '' : t('notice.seeAnnex'),
      ],
      about,
    ),
    problems: sentence(problems(input, about), about),
    annex: t('notice.annexLine', { period }),
  }
}

const sentence = (parts: readonly string[], { words: { t } }: About): string =>
  parts.filter((part) => part !== '').join(t('notice.semicolon')) + t('notice.stop')

/** 环比 with the period before, 同比 with the year before: the word follows the answer it is taken from. */
function earlierOf({ kpis, compare }: NoticeInput, { words: { t } }: About) {
  if (compare === 'none') return null
  const metrics = kpis[compare]?.metrics
  return metrics ? { metrics, basis: t(compare === 'yearAgo' ? 'notice.yearAgo' : 'notice.previous') } : null
}

function received(input: NoticeInput, about: About): string {
  const { t, f } = about.words
  const { period, metrics } = input.kpis
  const metric = metrics.received
  const base = t('notice.received', {
    period: f.period(period.id),
    street: about.meta.street.name,
    count: f.countExact(metric?.value),
  })
  const earlier = earlierOf(input, about)
  const before = earlier?.metrics.received
  if (!earlier || !metric || !before?.value) return base
  return base + t('notice.receivedChange', { basis: earlier.basis, change: f.change(metric, before) })
}

function rates(input: NoticeInput, about: About): string {
  const { t, f } = about.words
  const earlier = earlierOf(input, about)
  return input.rankings.indicators
    .flatMap(({ metric: id }) => {
      const metric = input.kpis.metrics[id]
      if (!metric || metric.value === null) return []
      const figure = {
        name: nameOf(id, about),
        value: f.rate(metric.value),
        fraction: f.fraction(metric.num, metric.den),
      }
      const before = earlier?.metrics[id]
      if (!earlier || before === undefined || before.value === null) return [t('notice.indicator', figure)]
      return [
        t('notice.indicatorChange', { ...figure, basis: earlier.basis, change: f.change(metric, before) }),
      ]
    })
    .join(t('notice.nameGap'))
}

function unitsRanked({ rankings }: NoticeInput, { words: { t } }: About): string {
  const rows = rankings.groups.flatMap((group) => group.rows)
  const ranked = rows.filter((row) => row.ranked).length
  if (ranked === 0) return t('notice.unitsNone', { units: rows.length })
  if (ranked === rows.length) return t('notice.unitsAll', { units: rows.length })
  return t('notice.unitsSome', { units: rows.length, ranked, out: rows.length - ranked })
}

function running({ rankings }: NoticeInput, { words: { t } }: About): string[] {
  return rankings.complete ? [] : [t('notice.running')]
}

/** Units named of a group; a group of as many or fewer is named whole. */
const LEADERS = 3

function groupLeaders({ rankings }: NoticeInput, { words }: About): string[] {
  const { t, say } = words
  return rankings.groups.flatMap((group) => {
    const ranked = group.rows.filter((row) => row.ranked)
    if (ranked.length === 0) return []
    const names = leadersOf(ranked)
      .map((row) => t('notice.named', { name: row.department.name, score: words.f.score(row.score.value) }))
      .join(t('notice.nameGap'))
    const values = { group: say(group.label), names }
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

function standardText({ rankings }: NoticeInput, about: About): string {
  const { t } = about.words
  const { target } = about.meta.ruleSet
  const above = standing(rankings.groups, 'good', target)
  return above.length > 0
    ? t('notice.above', { names: namesOf(above, about), target })
    : t('notice.aboveNone', { target })
}

function problems(input: NoticeInput, about: About): string[] {
  const { t, f } = about.words
  const { target } = about.meta.ruleSet
  const { groups } = input.rankings
  const below = standing(groups, 'poor', target)
  const small = rowsOf(groups).filter((row) => standingOf(row, target).isSmall)
  const breach = input.kpis.metrics.breach_rate
  return [
    below.length > 0 ? t('notice.below', { names: namesOf(below, about) }) : t('notice.belowNone'),
    ...below.slice(0, EXPLAINED).flatMap((row) => weakPoints(row, about)),
    breach && breach.value !== null
      ? t('notice.breach', {
          name: nameOf('breach_rate', about),
          value: f.rate(breach.value),
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
        value: f.rate(metric.value),
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

export function nameOf(id: string, { meta, words }: About): string {
  const entry = meta.metrics.find((one) => one.id === id)
  return entry ? words.say(entry.name) : id
}

/** Where a line may break besides the usual places: before a bracket, so that a figure and its counts part there. */
export const mayBreak = (text: string): readonly string[] => text.split(/(?=[（(])/)
