// Every closed list of the product, once: code → Chinese and English words. Types, CHECKs, schemas and labels derive from it.

/** The two names of one code; `zh` is shown first. */
export interface Words {
  readonly zh: string
  readonly en: string
}

const list = <const T extends Record<string, Words>>(words: T): T => words

/** The codes of a closed list, in its order. */
export const codes = <T extends Record<string, Words>>(words: T): readonly (keyof T & string)[] =>
  Object.keys(words)

/** Whether a text is one of the list's codes. */
export const isCode = <T extends Record<string, Words>>(words: T, text: string): text is keyof T & string =>
  Object.hasOwn(words, text)

export const DEPARTMENT_KINDS = list({
  committee: { zh: '居委会', en: "Residents' committee" },
  property: { zh: '物业', en: 'Property company' },
  office: { zh: '街道科室', en: 'Street section' },
  agency: { zh: '派驻/委托单位', en: 'Stationed agency' },
})
export type DepartmentKind = keyof typeof DEPARTMENT_KINDS

export const CHANNELS = list({
  official_account: { zh: '微信公众号', en: 'Official account' },
  mini_program: { zh: '小程序', en: 'Mini-program' },
  app: { zh: '社区APP', en: 'Community app' },
  web: { zh: '网站', en: 'Web' },
  phone: { zh: '电话', en: 'Phone' },
  hotline: { zh: '热线', en: 'Hotline' },
  suggestion_box: { zh: '意见箱', en: 'Suggestion box' },
  reception_window: { zh: '接待窗口', en: 'Reception window' },
  home_visit: { zh: '上门', en: 'Home visit' },
  patrol: { zh: '巡查', en: 'Patrol' },
  other: { zh: '其他', en: 'Other' },
  unknown: { zh: '不详', en: 'Unknown' },
})
export type Channel = keyof typeof CHANNELS
export const ONLINE_CHANNELS: readonly Channel[] = ['official_account', 'mini_program', 'app', 'web']
export const ASSISTED_CHANNELS: readonly Channel[] = ['phone', 'hotline', 'home_visit', 'reception_window']
/** Channels of staff's quick entry (意见箱, 接待窗口, 电话, 上门). */
export const OFFLINE_CHANNELS: readonly Channel[] = [
  'suggestion_box',
  'reception_window',
  'phone',
  'home_visit',
]

/** First-level categories of the built-in taxonomy; sub-items and other sources' taxonomies are data. */
export const CATEGORIES = list({
  facility: { zh: '设施维护', en: 'Facilities' },
  sanitation: { zh: '环境卫生', en: 'Sanitation' },
  neighbour: { zh: '邻里关系', en: 'Neighbours' },
  safety: { zh: '公共安全', en: 'Public safety' },
  policy: { zh: '政策咨询', en: 'Policy questions' },
  other: { zh: '其他', en: 'Other' },
})
export type FirstCategory = keyof typeof CATEGORIES

export const URGENCIES = list({
  ordinary: { zh: '普通', en: 'Ordinary' },
  urgent: { zh: '紧急', en: 'Urgent' },
})
export type Urgency = keyof typeof URGENCIES

export const SCOPES = list({
  household: { zh: '单户', en: 'Household' },
  building: { zh: '楼栋', en: 'Building' },
  community: { zh: '社区', en: 'Community' },
  cross_community: { zh: '跨社区', en: 'Cross-community' },
  unknown: { zh: '不详', en: 'Unknown' },
})
export type Scope = keyof typeof SCOPES

export const STAGES = list({
  submitted: { zh: '提交', en: 'Submitted' },
  classified: { zh: '分类', en: 'Classified' },
  dispatched: { zh: '转办', en: 'Dispatched' },
  followed_up: { zh: '跟进', en: 'Followed up' },
  replied: { zh: '回复', en: 'Replied' },
  archived: { zh: '归档', en: 'Archived' },
})
export type Stage = keyof typeof STAGES

export const EVENT_TYPES = list({
  ...STAGES,
  acknowledged: { zh: '确认接收', en: 'Acknowledged' },
  redispatched: { zh: '改派', en: 'Redispatched' },
  paused: { zh: '挂起', en: 'Paused' },
  resumed: { zh: '恢复', en: 'Resumed' },
  reopened: { zh: '重办', en: 'Reopened' },
  called_back: { zh: '回访', en: 'Called back' },
  merged: { zh: '并单', en: 'Merged' },
  corrected: { zh: '更正', en: 'Corrected' },
  excluded: { zh: '剔除', en: 'Excluded' },
  reinstated: { zh: '恢复计入', en: 'Reinstated' },
  attachment: { zh: '附件', en: 'Attachment' },
  note: { zh: '备注', en: 'Note' },
})
export type EventType = keyof typeof EVENT_TYPES

export const OUTCOMES = list({
  resolved: { zh: '已解决', en: 'Resolved' },
  explained: { zh: '已解释', en: 'Explained' },
  unresolved: { zh: '未解决', en: 'Unresolved' },
  invalid: { zh: '无效', en: 'Invalid' },
})
export type Outcome = keyof typeof OUTCOMES

export const GRADES = list({
  very_satisfied: { zh: '非常满意', en: 'Very satisfied' },
  satisfied: { zh: '满意', en: 'Satisfied' },
  basically_satisfied: { zh: '基本满意', en: 'Basically satisfied' },
  dissatisfied: { zh: '不满意', en: 'Dissatisfied' },
  very_dissatisfied: { zh: '非常不满意', en: 'Very dissatisfied' },
})
export type Grade = keyof typeof GRADES

export const REACHED = list({
  yes: { zh: '接通', en: 'Reached' },
  no: { zh: '未接', en: 'No answer' },
  refused: { zh: '拒访', en: 'Refused' },
  wrong_number: { zh: '号码错误', en: 'Wrong number' },
})
export type Reached = keyof typeof REACHED

export const CLOCKS = list({
  acknowledge: { zh: '确认接收', en: 'Acknowledge' },
  reply: { zh: '答复', en: 'Reply' },
})
export type ClockKind = keyof typeof CLOCKS

export const LIMIT_KINDS = list({
  working_days: { zh: '个工作日', en: 'working days' },
  hours: { zh: '小时', en: 'hours' },
  calendar_days: { zh: '个自然日', en: 'calendar days' },
})
export type LimitKind = keyof typeof LIMIT_KINDS

export const ROLES = list({
  leader: { zh: '街道领导', en: 'Leader' },
  operator: { zh: '考核专员', en: 'Operator' },
  supervisor: { zh: '第三方监督员', en: 'Supervisor' },
  department: { zh: '责任单位', en: 'Department' },
  admin: { zh: '系统管理员', en: 'Administrator' },
})
export type Role = keyof typeof ROLES

/** Coordinate systems an import may declare; inside everything is WGS-84 (CGCS2000 alike). */
export const COORDINATE_SYSTEMS = list({
  wgs84: { zh: 'WGS-84 / CGCS2000', en: 'WGS-84 / CGCS2000' },
  gcj02: { zh: 'GCJ-02（高德、腾讯）', en: 'GCJ-02 (Amap, Tencent)' },
  bd09: { zh: 'BD-09（百度）', en: 'BD-09 (Baidu)' },
})
export type CoordinateSystem = keyof typeof COORDINATE_SYSTEMS

/** Why a value, a score or a rank is null. */
export const REASONS = list({
  no_data: { zh: '本期无数据', en: 'No data in this period' },
  no_deadlines: { zh: '来源未给出期限', en: 'The source gives no deadlines' },
  no_callbacks: { zh: '本期无回访', en: 'No callbacks in this period' },
  no_households: { zh: '户数未知', en: 'Households unknown' },
  too_few: { zh: '样本不足', en: 'Too few cases' },
  provisional: { zh: '期限暂定', en: 'Deadlines provisional' },
})
export type Reason = keyof typeof REASONS

export const IMPORT_STATES = list({
  uploaded: { zh: '已上传', en: 'Uploaded' },
  running: { zh: '导入中', en: 'Running' },
  merging: { zh: '入库中', en: 'Merging' },
  done: { zh: '已完成', en: 'Done' },
  failed: { zh: '未导入', en: 'Nothing imported' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
})
export type ImportState = keyof typeof IMPORT_STATES
