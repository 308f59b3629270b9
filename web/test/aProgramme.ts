// A programme with every kind of slide, long names and missing values among them, for tests.
import type { Programme, Rate, Slide } from '#web/marks/screen/shapes.ts'

const rate = (num: number, den: number): Rate => ({ value: num / den, num, den })
const HIDDEN: Rate = null
const NAMES = [
  '青禾物业',
  '拾光物业',
  '松石物业',
  '澄湾物业',
  '远岫物业',
  '栖桥物业',
  '云杉街道综合行政执法与应急保障服务中心',
  '禾木物业',
  '平安建设办公室',
]

const always = { seconds: 15, days: null, from: null, to: null, first: null, last: null }
const source = {
  period: { zh: '2026年第三季度', en: 'Q3 2026' },
  version: 1,
  asOf: '2026-09-30T18:00:00+08:00',
}
const group = { zh: '物业', en: 'Property company' }
const response = { zh: '响应率', en: 'Response rate' }
const resolution = { zh: '解决率', en: 'Resolution rate' }
const satisfaction = { zh: '满意率', en: 'Satisfaction' }

const rankedRow = (name: string, i: number) => {
  const score = 96.62 - i * 2.3
  if (i === NAMES.length - 1)
    return {
      name,
      rank: null,
      rankLow: null,
      rankHigh: null,
      tier: null,
      score: null,
      lo: null,
      hi: null,
      rates: [rate(97, 100), rate(15, 17), HIDDEN],
    }
  return {
    ...{
      name,
      rank: i + 1,
      rankLow: Math.max(1, i - 1),
      rankHigh: i + 3,
      tier: i < 4 ? 1 : 2,
      score,
      lo: score - 4,
      hi: Math.min(100, score + 3),
    },
    rates: [rate(987 - i, 1000), rate(96, 100), rate(14.9, 16)],
  }
}

const TOLD =
  '居民反映楼道长期堆放杂物，占用消防通道。居委会当日到场，约见物业和住户，三天内清空并划出停放区。'

const SLIDES: readonly Slide[] = [
  {
    ...{ id: 'cover', kind: 'cover', ...always, source },
    cover: {
      cases: 2877,
      departments: 26,
      indicators: [
        { name: response, weight: 0.3 },
        { name: resolution, weight: 0.4 },
        { name: satisfaction, weight: 0.3 },
      ],
      parts: [
        { name: { zh: '综合分', en: 'Score' }, weight: 0.8 },
        { name: { zh: '第三方监督', en: 'Supervision' }, weight: 0.1 },
        { name: { zh: '居民评议', en: "Residents' council" }, weight: 0.1 },
      ],
      corrects: 1,
    },
  },
  {
    ...{ id: 'ranking:property', kind: 'ranking', ...always, source },
    ranking: { group, indicators: [response, resolution, satisfaction], left: 3, rows: NAMES.map(rankedRow) },
  },
  {
    ...{ id: 'rate:response_rate:property', kind: 'rate', ...always, source },
    bars: {
      ...{
        title: response,
        formula: { zh: '按时确认接收 ÷（按时 + 超期）', en: 'in time ÷ (in time + breached)' },
      },
      ...{ lowerIsBetter: false, group },
      rows: NAMES.map((name, i) => ({ name, rate: i === 8 ? HIDDEN : rate(100 - i * 3, 100) })),
    },
  },
  {
    ...{ id: 'map', kind: 'map', ...always, source },
    map: {
      ...{ total: 2877, unlocated: 176, columns: 4, breaks: [100, 150, 200, 300, 400] },
      tiles: [
        { name: '北苑社区', count: 118 },
        { name: '松风社区', count: 205 },
        null,
        { name: '石榴社区', count: 205 },
        { name: '柳岸社区', count: 102 },
        { name: '春晓社区', count: 502 },
        { name: '望河社区', count: 372 },
        { name: '东篱社区', count: null },
        { name: '梧桐社区', count: 163 },
        { name: '新桥社区', count: 374 },
        { name: '南渡社区', count: 109 },
        { name: '青石社区', count: 242 },
      ],
    },
  },
  {
    ...{ id: 'trend', kind: 'trend', ...always, source },
    trend: {
      series: [response, resolution, satisfaction].map((name, n) => ({
        name,
        of: n === 1 ? { zh: '居委会、街道科室', en: 'Residents’ committees, offices' } : null,
        points: ['2025-Q3', '2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3'].map((period, i) => ({
          period,
          rate: i === 1 ? HIDDEN : rate(90 + ((i * 3 + n) % 7), 100),
        })),
      })),
    },
  },
  {
    ...{ id: 'categories', kind: 'categories', ...always, source },
    categories: {
      ...{ total: 2877, left: 1 },
      rows: [
        { name: { zh: '环境卫生', en: 'Sanitation' }, count: 1012 },
        { name: { zh: '设施维护', en: 'Facilities' }, count: 772 },
        { name: { zh: '邻里关系', en: 'Neighbours' }, count: 436 },
      ],
    },
  },
  {
    ...{ id: 'council', kind: 'council', ...always, source },
    results: { rows: NAMES.map((name, i) => ({ name, points: 95.5 - i })) },
  },
  {
    ...{ id: 'typical_case:1', kind: 'typical_case', ...always, source: null },
    text: {
      subject: { zh: '安全隐患', en: 'Safety' },
      title: { zh: '楼道杂物三天清空', en: 'Clutter in the stairwell cleared within three days' },
      body: { zh: `${TOLD}\n${TOLD.repeat(20)}`, en: 'The committee came the same day. '.repeat(60) },
    },
  },
  {
    ...{ id: 'feedback', kind: 'feedback', ...always, source: null },
    feedback: {
      ...{ phone: '12345', hours: '每日 8:30–17:30', place: '街道便民服务中心一楼' },
      site: { address: 'https://pingyi.example/public', size: 4, path: 'M1 1h2v2h-2z' },
    },
  },
]

export const aProgramme = (change: Partial<Programme> = {}): Programme & { readonly v: 1 } => ({
  ...{ v: 1, version: '3~2026-Q3v1', street: '云杉街道', zone: 'Asia/Shanghai', mapApproval: null },
  ...{ language: 'zh', theme: 'dark', night: null, smallestFont: null, slides: SLIDES },
  ...change,
})
