// What is sent into a chat group of a released result: the card and, group by group, the long picture. From the public bytes alone.
import { encode } from 'uqr'
import type { PublicResult } from '#api/contract/publicResult.ts'
import { pictureOf } from '#web/exports/picture.ts'
import type { Pictures } from '#web/exports/useExport.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'
import { type PosterInput, type PosterPart, posterParts } from '#web/marks/poster.ts'
import { CARD, shareCard } from '#web/marks/shareCard.ts'
import type { Which } from './queries.ts'

export type Board = Omit<PublicResult, 'places' | 'categories'>
type Group = Board['groups'][number]
type Row = Group['rows'][number]

export interface Told {
  readonly words: Words
  readonly metricName: (metric: string) => string
  /** `https://host` that residents reach the public pages by. */
  readonly origin: string
}

/** Throws where nothing of the period is public. */
export async function sharePictures({ period, scheme }: Which, told: Told): Promise<Pictures> {
  const answer = await fetch(`/api/public/v1/board?period=${period}&scheme=${encodeURIComponent(scheme)}`)
  if (!answer.ok) throw new Error(`${answer.status}`)
  const board = (await answer.json()) as Board
  const card = { svg: cardOf(board, told), ...CARD }
  const parts: PosterPart[] = board.groups.flatMap((group) => [...posterParts(posterOf(board, group, told))])
  return {
    title: titleOf(board, told),
    fileName: `${period}-v${board.version}`,
    pictures: await Promise.all([card, ...parts].map((one) => pictureOf(one))),
  }
}

const titleOf = ({ period }: Board, { words: { t, f } }: Told): string =>
  t('release.shareHead', { period: f.period(period.id) })

const published = ({ publishedAt, version, asOf }: Board, { words: { t, f } }: Told): string =>
  t('release.shareSub', { at: f.dateTimeLong(publishedAt ?? asOf), n: version })

const correcting = ({ corrects }: Board, { words: { t } }: Told): string =>
  corrects === null ? '' : t('release.shareCorrects', { n: corrects })

/** The card as SVG; a figure that is hidden in one group is that of the others together, which are named in the place of its counts. */
export function cardOf(board: Board, told: Told): string {
  const { words, metricName, origin } = told
  const { t, f } = words
  const address = `${origin}/public/${board.period.id}`
  const { data, size } = encode(address, { ecc: 'M', border: 2 })
  const path = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return shareCard({
    ...{
      lang: words.lang,
      street: board.street,
      title: titleOf(board, told),
      sub: published(board, told) + correcting(board, told),
    },
    facts: board.indicators.slice(0, 3).map(({ metric }) => {
      const { counts, hidden, shown } = ofStreet(board.groups, metric)
      const name = metricName(metric)
      if (shown.length === 0) return { label: name, value: t('release.shareHidden'), note: '' }
      const names = shown.map(({ label }) => words.say(label)).join(t('appraisal.listGap'))
      return {
        label: name,
        value: f.rate(counts.den === 0 ? null : counts.num / counts.den),
        note:
          hidden === 0
            ? countsOf(counts, words)
            : t('release.shareOf', { names, n: shown.length, of: shown.length + hidden }),
      }
    }),
    groups: board.groups.flatMap((group) => firstTier(group, words)),
    note: t('release.shareRead', { k: board.k }),
    code: { size, path, lines: [t('release.shareScan'), t('release.shareMore'), address] },
  })
}

const countsOf = ({ num, den }: Counts, { f }: Words): string => f.fraction(Number(num.toFixed(1)), den)

interface Counts {
  readonly num: number
  readonly den: number
}

interface OfStreet {
  readonly counts: Counts
  /** Groups that are left out since their total is hidden. */
  readonly hidden: number
  readonly shown: readonly Group[]
}

function ofStreet(groups: readonly Group[], metric: string): OfStreet {
  const filled = groups.filter(({ rows }) => rows.length > 0)
  const shown = filled.filter(({ total }) => total[metric])
  const sum = (of: 'num' | 'den') => shown.reduce((all, { total }) => all + (total[metric]?.[of] ?? 0), 0)
  return { counts: { num: sum('num'), den: sum('den') }, hidden: filled.length - shown.length, shown }
}

/** Who stands in the first tier; nothing of a group without ranks. */
function firstTier({ label, rows }: Group, { t, say }: Words): { name: string; text: string }[] {
  const first = rows.filter(({ tier }) => tier === 1).map(({ department }) => department.name)
  if (first.length === 0) return []
  const ranked = rows.filter(({ rank }) => rank !== null).length
  return [
    {
      name: t('release.shareTier', { group: say(label), n: first.length, of: ranked }),
      text: first.join(t('appraisal.listGap')),
    },
  ]
}

function posterOf(board: Board, group: Group, told: Told): PosterInput {
  const { words, origin } = told
  const { t, f, say } = words
  return {
    ...{
      lang: words.lang,
      street: board.street,
      watermark: null,
      axis: null,
      status: published(board, told),
    },
    title: t('release.shareGroup', { period: f.period(board.period.id), group: say(group.label) }),
    sub: [t('release.shareAsOf', { at: f.dateTimeLong(board.asOf) })],
    rows: group.rows.map((row) => posterRowOf(row, board, told)),
    foot: [
      t('release.shareFoot', { k: board.k }),
      t('release.shareAt', { address: `${origin}/public/${board.period.id}` }),
    ],
    partOf: (n, of) => t('exports.picturePart', { n, of }),
  }
}

function posterRowOf(row: Row, { indicators }: Board, { words, metricName }: Told) {
  const { t, f } = words
  const { rank, rankLow, rankHigh, score, ranked } = row
  const noScore = ranked ? t('release.shareHidden') : f.score(null)
  return {
    lead: rank === null ? f.integer(null) : String(rank),
    name: row.department.name,
    figure: score === null ? noScore : f.score(score.value),
    ...(rankLow === null || rankHigh === null ? {} : { figureNote: f.rankRange(rankLow, rankHigh) }),
    facts: indicators.map(({ metric }) => {
      const figure = row.indicators[metric] ?? null
      const label = metricName(metric)
      if (figure === null) return { label, value: t('release.shareHidden') }
      if (figure.value === null) return { label, value: f.rate(null) }
      return { label, value: f.rate(figure.value), note: countsOf(figure, words) }
    }),
  }
}
