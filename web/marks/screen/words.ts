// What a screen says, Chinese and English, and how it writes numbers.
import type { Rate, ScreenLang, Words } from './shapes.ts'

const WORDS = {
  unit: { zh: '单位', en: 'Department' },
  range: { zh: '区间', en: 'Range' },
  score: { zh: '总分', en: 'Score' },
  target: { zh: '达标 90', en: 'target 90' },
  band: { zh: '{n}档', en: 'Band {n}' },
  few: { zh: '样本不足', en: 'Too few' },
  hidden: { zh: '不公布', en: 'not shown' },
  published: { zh: '已发布 v{n}', en: 'published v{n}' },
  asOf: { zh: '数据截至 {at}', en: 'Data as of {at}' },
  offline: { zh: '网络中断', en: 'offline' },
  paused: { zh: '暂停公示', en: 'Not on display' },
  pausedSub: { zh: '如需了解评议结果，请向街道咨询', en: 'Please ask the street office' },
  interval: {
    zh: '横线为95%区间；样本不足不排名，不足{k}件不公布',
    en: 'Bars: 95% intervals; too few cases: no rank; under {k} cases: not shown',
  },
  sketch: { zh: '示意图，不作划界依据', en: 'A sketch, no basis for boundaries' },
  approval: { zh: '审图号：{n}', en: 'Map approval {n}' },
  cases: { zh: '{n} 件', en: '{n} cases' },
  counted: { zh: '{n}（{share}）', en: '{n} ({share})' },
  received: { zh: '受理 {n} 件', en: '{n} cases received' },
  departments: { zh: '{n} 家单位参评', en: '{n} departments' },
  result: { zh: '诉求办理评议结果', en: 'How complaints were handled' },
  formula: { zh: '总分 = {parts}', en: 'Total = {parts}' },
  scoreFormula: { zh: '综合分 = {parts}', en: 'Score = {parts}' },
  corrects: {
    zh: '本版更正了 v{n}，更正内容见公示网页',
    en: 'Corrects v{n}; what changed stands on the public pages',
  },
  more: { zh: '另有 {n} 家未列出', en: '{n} more not listed' },
  unlocated: { zh: '未定位', en: 'not located' },
  leftCategories: { zh: '另有 {n} 类不公布', en: '{n} more not shown' },
  allTied: {
    zh: '{group}{n}家差异不显著，同列第一档',
    en: '{group}: all {n} in band 1, no clear difference',
  },
  firstTied: {
    zh: '{group}前{n}家差异不显著，同列第一档',
    en: '{group}: first {n} in band 1, no clear difference',
  },
  first: { zh: '{name}居{group}第一', en: '{name} is first: {group}' },
  noRank: { zh: '{group}样本不足，暂不排名', en: '{group}: too few cases to rank' },
  reach: { zh: '{group}{metric}：{n}家达到90%', en: '{group}, {metric}: {n} at 90% or more' },
  plainRate: { zh: '{group}{metric}', en: '{group}: {metric}' },
  twoPlaces: { zh: '{a}、{b}诉求占全街{share}', en: '{a}, {b}: {share} of all complaints' },
  places: { zh: '各社区诉求件数', en: 'Complaints by community' },
  mostOf: { zh: '{name}诉求最多，占{share}', en: '{name}: {share} of complaints' },
  council: { zh: '居民评议会得分', en: "Points of the residents' council" },
  supervision: { zh: '第三方监督得分', en: 'Points of the third-party check' },
  councilNote: {
    zh: '出席居民评分的平均；相近的得分不分先后',
    en: 'Means of those who came; close points are no order',
  },
  supervisionNote: {
    zh: '按抽查记录推算；相近的得分不分先后',
    en: 'Estimated from records drawn; close points are no order',
  },
  typicalCase: { zh: '典型案例', en: 'Typical case' },
  masked: { zh: '个人信息和具体位置已隐去', en: 'Without names, numbers and exact places' },
  restOnline: { zh: '全文见公示网页', en: 'The whole text stands on the public pages' },
  call: { zh: '有诉求，请拨打', en: 'Something wrong? Call' },
  tell: { zh: '有诉求，请告诉我们', en: 'Something wrong? Tell us' },
  hours: { zh: '受理时间：{text}', en: 'Hours: {text}' },
  place: { zh: '现场受理：{text}', en: 'At: {text}' },
  scan: { zh: '扫码查看结果和办理进度', en: 'Scan for results and progress' },
  nth: { zh: '第{n}名', en: 'No. {n}' },
  points: { zh: '{n} 分', en: '{n} points' },
  page: { zh: '（{n}/{of}）', en: ' ({n}/{of})' },
  dash: { zh: ' · ', en: ' · ' },
} as const satisfies Record<string, Words>

export type ScreenWord = keyof typeof WORDS

export interface Say {
  readonly lang: ScreenLang
  (word: ScreenWord, parts?: Readonly<Record<string, string | number>>): string
}

export function sayIn(lang: ScreenLang): Say {
  const say = (word: ScreenWord, parts: Readonly<Record<string, string | number>> = {}) =>
    WORDS[word][lang].replace(/\{(\w+)\}/g, (_, name: string) => String(parts[name] ?? ''))
  return Object.assign(say, { lang })
}

/** 0.967 → 96.7%. Null = —. */
export const percentText = (value: number | null, digits = 1): string =>
  value === null ? '—' : `${(value * 100).toFixed(digits)}%`

/** Below this many a share is written as a fraction. */
const FRACTION_BELOW = 20

/** 96.7, of few cases 15/17, without data —, what is not published in words. */
export function rateText(rate: Rate, say: Say): string {
  if (rate === null) return say('hidden')
  const { value, num, den } = rate
  if (value === null) return '—'
  if (den < FRACTION_BELOW) return `${Number(num.toFixed(1))}/${den}`
  return (value * 100).toFixed(1)
}

/** 2877 → 2,877; from 10,000 on 1.24万 in Chinese. */
export function countText(count: number, lang: ScreenLang): string {
  if (lang === 'zh' && count >= 10_000) return `${(count / 10_000).toFixed(2)}万`
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}

const NUMERALS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

export const bandText = (tier: number, say: Say): string =>
  say('band', { n: say.lang === 'zh' ? (NUMERALS[tier] ?? String(tier)) : tier })

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** The day and hour of an ISO instant as the street's clock showed them; the full hour before midnight is 24时. */
export function instantText(iso: string, lang: ScreenLang): string {
  const [, year = '', month = '', day = '', hour = '', minute = ''] =
    /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(iso) ?? []
  if (year === '') return '—'
  const time = `${hour}:${minute}`
  if (lang === 'en') return `${Number(day)} ${MONTHS[Number(month) - 1] ?? ''} ${year}, ${time}`
  return `${year}年${Number(month)}月${Number(day)}日 ${time}`
}

/** 2026-Q3 → 26年Q3, Q3 26; 2026-09 → 26年9月, Sep 26. */
export function shortPeriod(id: string, lang: ScreenLang): string {
  const [, year = '', quarter, month] = /^\d\d(\d\d)-(?:(Q\d)|(\d\d))$/.exec(id) ?? []
  if (quarter !== undefined) return lang === 'zh' ? `${year}年${quarter}` : `${quarter} ${year}`
  if (month !== undefined)
    return lang === 'zh' ? `${year}年${Number(month)}月` : `${MONTHS[Number(month) - 1] ?? ''} ${year}`
  return id
}
