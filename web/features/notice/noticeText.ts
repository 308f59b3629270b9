// The notice's text, filled from the numbers alone: what was received, who is ranked, who stands where, what falls short.
import type { Metric } from '#api/contract/metric.ts'
import { type Clause, movementOf } from '#web/lib/movement.ts'
import { totalFormula } from '#web/lib/totalParts.ts'
import { marked } from './marked.ts'
import { type About, type NoticeInput, nameOf } from './noticeFacts.ts'
import { groupLeaders, problems, standardText } from './noticeStandings.ts'

/** Numbers in them are marked with what they open (`marked.ts`). */
export interface NoticeText {
  readonly title: string
  readonly to: string
  readonly basics: string
  readonly ranking: string
  readonly problems: string
  readonly annex: string
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
        fluctuation(input, about),
        unitsRanked(input, about),
        ...running(input, about),
      ],
      about,
    ),
    ranking: sentence(
      [
        ...groupLeaders(input, about),
        input.isBrief ? '' : (totalFormula(rankings, about.words) ?? ''),
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
    count: marked({ of: 'now', metric: 'received' }, f.countExact(metric?.value)),
  })
  const earlier = earlierOf(input, about)
  const before = earlier?.metrics.received
  if (!earlier || !metric || !before?.value) return base
  return (
    base +
    t('notice.receivedChange', {
      basis: earlier.basis,
      change: changeText('received', metric, before, about),
    })
  )
}

/** `环比−3.3%`: the change opens the figure it is measured from. */
const changeText = (id: string, now: Metric, before: Metric, { words: { f } }: About): string =>
  marked({ of: 'before', metric: id }, f.change(now, before))

function rates(input: NoticeInput, about: About): string {
  const { t, f } = about.words
  const earlier = earlierOf(input, about)
  return input.rankings.indicators
    .flatMap(({ metric: id }) => {
      const metric = input.kpis.metrics[id]
      if (!metric || metric.value === null) return []
      const figure = {
        name: nameOf(id, about),
        value: marked({ of: 'now', metric: id }, f.rate(metric.value)),
        fraction: f.fraction(metric.num, metric.den),
      }
      const before = earlier?.metrics[id]
      if (!earlier || before === undefined || before.value === null) return [t('notice.indicator', figure)]
      return [
        t('notice.indicatorChange', {
          ...figure,
          basis: earlier.basis,
          change: changeText(id, metric, before, about),
        }),
      ]
    })
    .join(t('notice.nameGap'))
}

/** Which changes say something, and which are chance: no change stands without it. */
function fluctuation(input: NoticeInput, { meta, words }: About): string {
  const { kpis, compare, rankings } = input
  const { t } = words
  if (compare === 'none') return ''
  const ids = rankings.indicators.map(({ metric }) => metric)
  const { moved, steady, flat } = movementOf(kpis, { compare, metrics: meta.metrics, ids })
  const basis = t(compare === 'yearAgo' ? 'notice.yearAgo' : 'notice.previous')
  const said = (clauses: readonly Clause[], key: 'notice.beyond' | 'notice.within' | 'notice.flat') =>
    clauses.length === 0
      ? []
      : [
          t(key, {
            basis,
            names: clauses.map(({ id }) => nameOf(id, { meta, words })).join(t('notice.nameGap')),
          }),
        ]
  return [
    ...said(moved, 'notice.beyond'),
    ...said(steady, 'notice.within'),
    ...said(flat, 'notice.flat'),
  ].join(t('notice.clauseGap'))
}

function unitsRanked({ rankings }: NoticeInput, { words: { t } }: About): string {
  const rows = rankings.groups.flatMap((group) => group.rows)
  const ranked = rows.filter((row) => row.ranked).length
  if (ranked === 0) return t('notice.unitsNone', { units: rows.length })
  if (ranked === rows.length) return t('notice.unitsAll', { units: rows.length })
  return t('notice.unitsSome', { units: rows.length, ranked, out: rows.length - ranked })
}

function running({ rankings, kpis, compare }: NoticeInput, { words: { t } }: About): string[] {
  if (rankings.complete) return []
  return compare === 'none'
    ? [t('notice.running')]
    : [t('notice.runningDays', { days: kpis.elapsedDays }), t('notice.running')]
}

/** Where a line may break besides the usual places: before a bracket, so that a figure and its counts part there. */
export const mayBreak = (text: string): readonly string[] => text.split(/(?=[（(])/)
