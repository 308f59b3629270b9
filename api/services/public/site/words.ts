// Words of the public pages.

export type SiteLanguage = 'zh' | 'en'

interface CouncilCounts {
  readonly invited: number
  readonly attended: number
  readonly returned: number
  readonly valid: number
}

const zh = {
  ...{ lang: 'zh-CN', self: '中文', nav: '公示栏目' },
  ...{ results: '考核结果', notices: '公示与更正', progress: '查办理进度' },
  about: (k: number) =>
    `本页只公布已发布的考核结果。不足 ${k} 件的数字及可推算出它们的数字不公布；不含个人信息、具体位置和诉求内容。`,
  resultTitle: (period: string) => `${period}考核结果`,
  noneTitle: '暂无公示内容',
  none: '考核结果发布后在此公布。',
  ...{ rank: '名次', unit: '单位', score: '得分', notRanked: '不排名' },
  rankRange: (lo: number, hi: number) => `${lo}～${hi} 名皆有可能`,
  shared: (rank: number) => `并列第 ${rank}`,
  only: (rank: number) => `第 ${rank}`,
  ...{ hidden: '不公布', noData: '—', total: '合计', interval: '95% 区间' },
  asOf: (at: string) => `数据截至 ${at}`,
  published: (at: string, version: number) => `${at} 发布，第 ${version} 版`,
  corrected: (version: number) => `本版更正了第 ${version} 版。`,
  how: '怎样读这张表',
  howRank:
    '名次后的范围是考虑偶然波动后可能的名次；范围相互重叠的单位之间没有确定的高下。比率下的分数是“达到的件数 / 应计的件数”。',
  sum: '总分',
  howSum: (formula: string, k: number) =>
    `总分 = ${formula}，各部分得分下方是它所占的比重；没有数据的部分不计，其比重按比例分给其余部分。综合分由表中各项比率加权得出。抽查或选票不足 ${k} 件的得分不公布，相应的综合分和总分也不公布，以免相减得出。`,
  hash: '快照指纹',
  hashWhy: '任何人都可据此核对本结果此后未被改动。',
  ...{ places: '诉求分布', community: '社区', cases: '件数', category: '类别', categories: '诉求类别' },
  ...{ noCommunity: '未定位到社区', noCell: '未定位' },
  grid: (metres: number) => `每格 ${metres} 米见方的受理件数（示意图，非行政区划图）`,
  gridAlt: (cells: number, most: number) => `${cells} 个格子，最多一格 ${most} 件`,
  atLeast: (from: number) => `${from} 件及以上`,
  below: (to: number) => `不足 ${to} 件`,
  ...{ qr: '本页网址的二维码', onPaper: '扫码查看本结果的网页，并核对此后有没有更正。' },
  other: '其他期次',
  month: '月度',
  quarter: '季度',
  supervision: '第三方监督',
  supervisionWhat:
    '第三方从全部工单中抽查记录、回访居民。抽样名单先锁定、后开种子，任何人都可以在自己的浏览器里重算一遍，核对没有挑选。',
  batch: (id: number) => `第 ${id} 批`,
  frozen: (at: string) => `名单锁定于 ${at}`,
  drawnAt: (at: string) => `抽取于 ${at}`,
  drawnOf: (frame: string, drawn: string) => `${frame} 件工单中抽取 ${drawn} 件`,
  ...{ recheck: '核对抽样', sampleFile: '下载抽样文件' },
  resultsLater: '结果将随本期考核结果一并公布。',
  ...{ asked: '抽查件数', upheld: '记录属实率', resolvedFound: '回访解决率', satisfiedFound: '回访满意率' },
  checkCaption: (id: number) => `第 ${id} 批核查结果`,
  checkHow: (k: number) => `按抽样设计加权，总体含当时在办的工单，下方为 95% 区间；不足 ${k} 件不公布。`,
  council: '居民评议会',
  councilWhat: '居民代表当场逐一为各单位打分。选票不记名，任何人（包括工作人员）都无法知道谁投了什么。',
  councilCounts: (n: CouncilCounts) =>
    `应到 ${n.invited} 人，实到 ${n.attended} 人；收回选票 ${n.returned} 张，有效 ${n.valid} 张`,
  notQuorate: '到会人数不足，结果不计入考核。',
  fewBallots: (k: number) => `有效选票不足 ${k} 张，不公布得分。`,
  points: '得分',
  ...{
    printed: '打印告示',
    onlySheet: '用浏览器的打印功能打印本页；页面已按所选纸张排好。',
    sheetBack: '返回网页',
  },
  recheckQr: '核对抽样的二维码',
  recheckOnPaper: '扫码核对第三方抽样：在自己的手机上重算一遍。',
  ...{ eachUnit: '各单位得分', resultHash: '结果指纹（已记入留痕日志）' },
  ...{
    changesTitle: '本版更正了什么',
    changesCount: (units: number, changes: number) => `${units} 家单位，共 ${changes} 处：`,
    change: '更正前 → 更正后',
    noChanges: '名次、得分和比率均未变动。',
  },
  texts: { channel: '反映渠道', guide: '反馈指南', typical_case: '典型案例' },
  textsWhat: {
    channel: '可以从这些渠道反映问题，任选一种即可。',
    guide: '反映常见问题时说清这些，办理更快。',
    typical_case: '已办结诉求的办理经过；个人信息和具体位置已隐去。',
  },
  noTexts: '暂无内容。',
  noticesTitle: '公示与更正',
  version: '版本',
  when: '发布时间',
  state: '状态',
  standing: '现行',
  replaced: '已被更正',
  waiting: (k: number) => `待公布：与已公布的数字相差不足 ${k} 件，单独公布会暴露个别情况`,
  progressTitle: '查办理进度',
  progressAsk: '请输入受理时拿到的 16 位查询码。只显示办理到哪一步和下一个期限，不显示诉求内容。',
  code: '查询码',
  look: '查询',
  unknownCode: '没有找到这个查询码。请核对是否输入有误，或向受理窗口再要一个。',
  tooMany: '查询过于频繁，请一分钟后再试。',
  pending: '未到',
  next: { acknowledge: '应在此前确认接收', reply: '应在此前答复' },
  noNext: '目前没有在计时的期限。',
}

const en: typeof zh = {
  ...{ lang: 'en', self: 'English', nav: 'Public notices' },
  ...{ results: 'Results', notices: 'Notices and corrections', progress: 'Follow a case' },
  about: (k) =>
    `Only published results stand here. Numbers of fewer than ${k} cases, and numbers that would give them away, are not shown; no personal data, exact places or texts.`,
  resultTitle: (period) => `Results, ${period}`,
  noneTitle: 'Nothing published yet',
  none: 'Results stand here once they are published.',
  ...{ rank: 'Rank', unit: 'Department', score: 'Score', notRanked: 'Not ranked' },
  rankRange: (lo, hi) => `${lo}–${hi} possible`,
  shared: (rank) => `${rank} (shared)`,
  only: (rank) => `${rank}`,
  ...{ hidden: 'not shown', noData: '—', total: 'Together', interval: '95 % interval' },
  asOf: (at) => `Data as of ${at}`,
  published: (at, version) => `Published ${at}, version ${version}`,
  corrected: (version) => `This version corrects version ${version}.`,
  how: 'How to read this table',
  howRank:
    'The range beside a rank holds the ranks that chance alone allows; between departments whose ranges overlap nothing is certain. Below a rate stand the cases that met it and the cases that count.',
  sum: 'Total',
  howSum: (formula, k) =>
    `Total = ${formula}; below the points of each part stands its share. A part without data is left out and its share spread over the others. The score is the weighted sum of the rates in the table. Points that rest on fewer than ${k} records or ballots are not shown, nor are score and total beside them, which would give them away.`,
  hash: 'Fingerprint of the snapshot',
  hashWhy: 'With it anybody can check that this result was not changed since.',
  ...{
    places: 'Where',
    community: 'Community',
    cases: 'Cases',
    category: 'Category',
    categories: 'What about',
  },
  ...{ noCommunity: 'in no community', noCell: 'not located' },
  grid: (metres) => `Cases received by squares of ${metres} m (a diagram, not a map of boundaries)`,
  gridAlt: (cells, most) => `${cells} squares, at most ${most} cases in one`,
  atLeast: (from) => `${from} and more`,
  below: (to) => `fewer than ${to}`,
  ...{
    qr: 'QR code of this page',
    onPaper: 'Scan it to read this result online, and whether it was corrected since.',
  },
  other: 'Other periods',
  month: 'Month',
  quarter: 'Quarter',
  supervision: 'Third-party check',
  supervisionWhat:
    'Third parties check records drawn from all cases and visit residents. The list is frozen before the seed is known, so anybody can make the draw again in their own browser and see that nothing was picked.',
  batch: (id) => `batch ${id}`,
  frozen: (at) => `List frozen ${at}`,
  drawnAt: (at) => `drawn ${at}`,
  drawnOf: (frame, drawn) => `${drawn} of ${frame} cases drawn`,
  ...{ recheck: 'Make the draw again', sampleFile: 'Sampling file' },
  resultsLater: 'Its results are released with those of the period.',
  ...{ asked: 'Checked', upheld: 'Records upheld', resolvedFound: 'Resolved', satisfiedFound: 'Satisfied' },
  checkCaption: (id) => `Results of batch ${id}`,
  checkHow: (k) =>
    `Weighted by the design of the draw, cases then in progress among them, with 95 % intervals; fewer than ${k} are not shown.`,
  council: "Residents' council",
  councilWhat:
    'Residents score every department on the spot. Ballots bear no name: nobody, staff included, can tell who voted what.',
  councilCounts: (n) =>
    `${n.attended} of ${n.invited} invited came; ${n.returned} ballots returned, ${n.valid} valid`,
  notQuorate: 'Too few came: the result counts nowhere.',
  fewBallots: (k) => `Fewer than ${k} valid ballots: no scores are shown.`,
  points: 'Points',
  ...{
    printed: 'Print as a notice',
    onlySheet: 'Print this page with your browser; it is laid out for the paper.',
  },
  sheetBack: 'Back to the page',
  recheckQr: 'QR code to make the draw again',
  recheckOnPaper: 'Scan it to make the draw of the third-party check again on your own phone.',
  eachUnit: 'Points of each department',
  resultHash: 'Fingerprint of the result (the log names it)',
  ...{ changesTitle: 'What this version corrects', change: 'Before → now' },
  changesCount: (units, changes) => `Departments concerned: ${units}; numbers changed: ${changes}.`,
  noChanges: 'No rank, score or rate moved.',
  texts: { channel: 'Channels', guide: 'How to report', typical_case: 'Typical cases' },
  textsWhat: {
    channel: 'Any one of these ways is enough to be heard.',
    guide: 'What to say of a common problem so that it is handled faster.',
    typical_case: 'How closed cases were handled; personal data and exact places are left out.',
  },
  noTexts: 'Nothing here yet.',
  noticesTitle: 'Notices and corrections',
  version: 'Version',
  when: 'Published',
  state: 'State',
  standing: 'standing',
  replaced: 'corrected since',
  waiting: (k) =>
    `waiting: it differs by fewer than ${k} cases from what is published, and would tell of single cases`,
  progressTitle: 'Follow a case',
  progressAsk:
    'Enter the code of 16 characters you were given. Only the stage and the next deadline are shown, nothing of what it is about.',
  code: 'Code',
  look: 'Look',
  unknownCode: 'There is no such code. Check it for slips, or ask for another where you were given it.',
  tooMany: 'Too many looks; try again in a minute.',
  pending: 'not yet',
  next: { acknowledge: 'Receipt is to be confirmed before', reply: 'A reply is due before' },
  noNext: 'No deadline is running.',
}

export const SITE_WORDS: Readonly<Record<SiteLanguage, typeof zh>> = { zh, en }

/** A period's name: 2026年第三季度, 2026年9月; Q3 2026, September 2026. */
export function periodName(id: string, language: SiteLanguage): string {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(id)
  if (quarter) {
    const [, year, number = '1'] = quarter
    return language === 'zh' ? `${year}年第${'一二三四'[Number(number) - 1]}季度` : `Q${number} ${year}`
  }
  const [year = '', month = ''] = id.split('-')
  if (!/^\d{4}$/.test(year) || !/^\d{2}$/.test(month)) return id
  if (language === 'zh') return `${year}年${Number(month)}月`
  const name = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' })
  return `${name.format(Date.UTC(Number(year), Number(month) - 1, 1))} ${year}`
}

/** 2416 → 2,416; one decimal where there is any. */
export const countName = (count: number): string => count.toLocaleString('en', { maximumFractionDigits: 1 })

/** An instant's local day and minute as written in ISO 8601 with offset: 2026年9月30日 18:00; 30 Sep 2026, 18:00. */
export function minuteName(iso: string, language: SiteLanguage): string {
  const [day = '', time = ''] = iso.split('T')
  return `${dayName(day, language)}${language === 'zh' ? ' ' : ', '}${time.slice(0, 'HH:MM'.length)}`
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

export function dayName(day: string, language: SiteLanguage): string {
  const [year, month, date] = day.split('-').map(Number)
  return language === 'zh'
    ? `${year}年${month}月${date}日`
    : `${date} ${MONTHS[(month ?? 1) - 1] ?? ''} ${year}`
}
