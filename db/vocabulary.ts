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

/** Acts on the deployment itself that the trail records beside the events of cases: the audit log. */
export const ACTS = list({
  signed_in: { zh: '登录', en: 'Signed in' },
  sign_in_refused: { zh: '登录被拒', en: 'Sign-in refused' },
  locked_out: { zh: '账号锁定', en: 'Locked out' },
  signed_out: { zh: '退出', en: 'Signed out' },
  session_revoked: { zh: '撤销会话', en: 'Session revoked' },
  account_added: { zh: '新增账号', en: 'Account added' },
  account_changed: { zh: '修改账号', en: 'Account changed' },
  account_disabled: { zh: '停用账号', en: 'Account disabled' },
  account_enabled: { zh: '启用账号', en: 'Account enabled' },
  account_unlocked: { zh: '解除锁定', en: 'Lock lifted' },
  password_changed: { zh: '修改密码', en: 'Password changed' },
  screen_added: { zh: '新增公示屏', en: 'Screen added' },
  screen_revoked: { zh: '停用公示屏', en: 'Screen revoked' },
  screen_changed: { zh: '修改公示屏', en: 'Screen changed' },
  revealed: { zh: '查看个人信息', en: 'Personal data revealed' },
  erased: { zh: '清除个人信息', en: 'Personal data erased' },
  exported: { zh: '导出', en: 'Exported' },
  rules_added: { zh: '修改时限规则', en: 'Limits changed' },
  calendar_added: { zh: '修改节假日', en: 'Calendar changed' },
  versions_stored: { zh: '规则、方案、节假日入库', en: 'Limits, schemes, calendars stored' },
  scheme_added: { zh: '修改考核方案', en: 'Scheme changed' },
  imported: { zh: '导入', en: 'Imported' },
  import_withdrawn: { zh: '撤回导入', en: 'Import withdrawn' },
  sample_frozen: { zh: '锁定抽样总体', en: 'Frame of a draw frozen' },
  sample_committed: { zh: '种子承诺', en: 'Commitment to a seed' },
  sample_revealed: { zh: '种子揭示', en: 'Reveal of a seed' },
  sample_drawn: { zh: '抽取样本', en: 'Sample drawn' },
  sample_voided: { zh: '作废抽样', en: 'Draw given up' },
  sample_replaced: { zh: '递补样本', en: 'Record of a sample replaced' },
  record_checked: { zh: '核查工单', en: 'Record checked' },
  resident_visited: { zh: '回访居民', en: 'Resident visited' },
  sample_submitted: { zh: '提交监督结果', en: 'Results of a check submitted' },
  case_sent_back: { zh: '退回重办', en: 'Case sent back' },
  signal_answered: { zh: '答复线索', en: 'Question of the figures answered' },
  council_added: { zh: '新建评议会', en: 'Council set up' },
  council_changed: { zh: '修改评议会', en: 'Council changed' },
  council_slips: { zh: '制作选票', en: 'Ballot slips made' },
  council_opened: { zh: '开始评议', en: 'Council opened' },
  council_papers: { zh: '录入纸票', en: 'Paper ballots typed' },
  council_sealed: { zh: '封票', en: 'Ballots sealed' },
  council_comment: { zh: '审核评议意见', en: 'Comment looked at' },
  council_published: { zh: '公布评议结果', en: 'Council result published' },
  council_closed: { zh: '终止评议会', en: 'Council ended' },
  map_approval_set: { zh: '修改审图号', en: 'Map approval number changed' },
  appraisal: { zh: '考核流程', en: 'Appraisal step' },
  progress_code_given: { zh: '发放进度查询码', en: 'Progress code given' },
  released: { zh: '对外公开', en: 'Released to the public' },
  text_written: { zh: '起草公示文稿', en: 'Public text written' },
  text_approved: { zh: '审核公示文稿', en: 'Public text approved' },
  text_withdrawn: { zh: '撤下公示文稿', en: 'Public text withdrawn' },
  backed_up: { zh: '备份', en: 'Backed up' },
  restored: { zh: '恢复备份', en: 'Restored' },
  signing_key_changed: { zh: '更换签名密钥', en: 'Signing key changed' },
})
export type ActType = keyof typeof ACTS

/** What leaves the product, and as what. */
export const EXPORT_KINDS = list({
  overview: { zh: '总览', en: 'Overview' },
  map: { zh: '问题热力图', en: 'Heatmap' },
  rank: { zh: '考核排行', en: 'Ranking' },
  sla: { zh: '时限与超期', en: 'Deadlines' },
  unit: { zh: '部门详情', en: 'Department' },
  cases: { zh: '工单列表', en: 'List of cases' },
  case: { zh: '工单单页', en: 'Case sheet' },
  notice: { zh: '考核通报', en: 'Notice' },
  brief: { zh: '一页简报', en: 'Brief' },
  record: { zh: '单位成绩单', en: 'Record of a unit' },
  check_results: { zh: '监督结果', en: 'Results of the third-party check' },
  check_report: { zh: '监督结果小结', en: 'Report of the third-party check' },
  draw: { zh: '抽样记录单', en: 'Record of a draw' },
  council: { zh: '居民评议会', en: "Residents' council" },
  share: { zh: '分享图', en: 'Pictures to share' },
  screen: { zh: '公示屏', en: 'Public screen' },
})
export type ExportKind = keyof typeof EXPORT_KINDS
export const EXPORT_FORMATS = list({
  xlsx: { zh: 'Excel', en: 'Excel' },
  csv: { zh: 'CSV', en: 'CSV' },
  png: { zh: '长图', en: 'Long picture' },
  copy: { zh: '复制', en: 'Copied' },
  print: { zh: '打印', en: 'Printed' },
  html: { zh: '单文件网页', en: 'Page in one file' },
})
export type ExportFormat = keyof typeof EXPORT_FORMATS

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

/** States of an appraisal (考核): a version is frozen, shown to the departments, published, and perhaps corrected by the next. */
export const APPRAISAL_STATES = list({
  open: { zh: '暂列', en: 'Provisional' },
  frozen: { zh: '草稿', en: 'Draft' },
  objection: { zh: '公示中', en: 'Open to objections' },
  published: { zh: '已发布', en: 'Published' },
  superseded: { zh: '已更正', en: 'Corrected' },
})
export type AppraisalState = keyof typeof APPRAISAL_STATES

export const APPRAISAL_KINDS = list({
  month: { zh: '月度', en: 'Monthly' },
  quarter: { zh: '季度', en: 'Quarterly' },
})
export type AppraisalKind = keyof typeof APPRAISAL_KINDS

/** What is signed off. */
export const APPRAISAL_ACTS = list({
  freeze: { zh: '冻结', en: 'Freeze' },
  open_objections: { zh: '开始公示', en: 'Open to objections' },
  publish: { zh: '发布', en: 'Publish' },
  supersede: { zh: '起草更正', en: 'Draft a correction' },
  superseded: { zh: '被更正', en: 'Superseded' },
  object: { zh: '申诉', en: 'Object' },
  decide: { zh: '复核申诉', en: 'Decide an objection' },
  reinstate: { zh: '恢复计入', en: 'Take an acceptance back' },
  outcome: { zh: '确认奖惩', en: 'Decide an outcome' },
  rectify: { zh: '限期整改', en: 'Rectification' },
})
export type AppraisalAct = keyof typeof APPRAISAL_ACTS

/** What a quarter's total is made of. */
export const TOTAL_PARTS = list({
  score: { zh: '综合分', en: 'Score' },
  supervision: { zh: '第三方监督', en: 'Supervision' },
  council: { zh: '居民评议', en: "Residents' council" },
})
export type TotalPart = keyof typeof TOTAL_PARTS

export const OBJECTION_GROUNDS = list({
  not_ours: { zh: '非本单位职责', en: 'Not our duty' },
  duplicate: { zh: '重复', en: 'Duplicate' },
  force_majeure: { zh: '不可抗力', en: 'Force majeure' },
  data_error: { zh: '数据错误', en: 'Data error' },
  unreasonable: { zh: '不合理诉求', en: 'Unreasonable demand' },
})
export type ObjectionGround = keyof typeof OBJECTION_GROUNDS

export const OBJECTION_STATES = list({
  submitted: { zh: '待复核', en: 'To be decided' },
  accepted: { zh: '成立', en: 'Accepted' },
  rejected: { zh: '不成立', en: 'Rejected' },
  reinstated: { zh: '已恢复计入', en: 'Taken back' },
})
export type ObjectionState = keyof typeof OBJECTION_STATES

export const OBJECTION_VERDICTS = list({
  accept: { zh: '成立', en: 'Accept' },
  reject: { zh: '不成立', en: 'Reject' },
})
export type ObjectionVerdict = keyof typeof OBJECTION_VERDICTS

export const APPRAISAL_OUTCOMES = list({
  commendation: { zh: '评优', en: 'Commendation' },
  criticism: { zh: '通报批评', en: 'Criticism notice' },
})
export type AppraisalOutcome = keyof typeof APPRAISAL_OUTCOMES

export const OUTCOME_STATES = list({
  proposed: { zh: '拟定', en: 'Proposed' },
  confirmed: { zh: '已确认', en: 'Confirmed' },
  declined: { zh: '未采纳', en: 'Declined' },
})
export type OutcomeState = keyof typeof OUTCOME_STATES

export const RECTIFICATION_STATES = list({
  open: { zh: '整改中', en: 'In hand' },
  submitted: { zh: '待核查', en: 'To be checked' },
  passed: { zh: '已整改', en: 'Rectified' },
  cancelled: { zh: '已撤销', en: 'Cancelled' },
})
export type RectificationState = keyof typeof RECTIFICATION_STATES

/** What is looked at before the figures of a period are frozen. */
export const APPRAISAL_CHECKS = list({
  period_unfinished: { zh: '周期是否结束', en: 'Whether the period is over' },
  import_running: { zh: '正在进行的导入', en: 'Imports running' },
  missing_departments: { zh: '本期无工单的单位', en: 'Departments without cases' },
  unlocated: { zh: '未定位工单', en: 'Unlocated cases' },
  late_imports: { zh: '期末后导入的工单', en: 'Cases imported after the end' },
  provisional_deadlines: { zh: '暂定期限', en: 'Provisional deadlines' },
  not_ranked: { zh: '不参与排名的单位', en: 'Departments not ranked' },
  parts_since: { zh: '冻结后新到的核查、评议', en: 'Checks and councils since freezing' },
})
export type AppraisalCheck = keyof typeof APPRAISAL_CHECKS

export const CHECK_LEVELS = list({
  passed: { zh: '通过', en: 'Passed' },
  attention: { zh: '需关注', en: 'Look at it' },
  stop: { zh: '不能冻结', en: 'Not to be frozen' },
})
export type CheckLevel = keyof typeof CHECK_LEVELS

/** What became of a published result on its way to the public. */
export const RELEASE_STATES = list({
  released: { zh: '已公开', en: 'Released' },
  held_back: { zh: '暂不公开', en: 'Held back' },
})
export type ReleaseState = keyof typeof RELEASE_STATES

/** What staff write for the public: how to be heard, how to report a problem well, a case told as an example. */
export const TEXT_KINDS = list({
  channel: { zh: '反映渠道', en: 'Channel' },
  guide: { zh: '反馈指南', en: 'Guide' },
  typical_case: { zh: '典型案例', en: 'Typical case' },
})
export type TextKind = keyof typeof TEXT_KINDS
export const TEXT_STATES = list({
  draft: { zh: '待审核', en: 'Draft' },
  approved: { zh: '已公示', en: 'Public' },
  withdrawn: { zh: '已撤下', en: 'Withdrawn' },
})
export type TextState = keyof typeof TEXT_STATES

/** States of a batch of the third-party check. */
export const SAMPLE_STATES = list({
  frozen: { zh: '已锁定', en: 'Frozen' },
  drawn: { zh: '核查中', en: 'Being checked' },
  submitted: { zh: '已提交', en: 'Submitted' },
  voided: { zh: '已作废', en: 'Given up' },
})
export type SampleState = keyof typeof SAMPLE_STATES

/** How large a sample is to be. */
export const SAMPLE_SIZES = list({
  share: { zh: '按比例', en: 'By share' },
  precision: { zh: '按误差', en: 'By precision' },
  detection: { zh: '按发现概率', en: 'By detection' },
  acceptance: { zh: '按 GB/T 2828.1', en: 'By GB/T 2828.1' },
})

/** What the records of a frame are sorted by before the draw; flagged = a limit ran out, or reopened. */
export const STRATIFICATIONS = list({
  department_flagged: { zh: '单位 × 是否超期或重办', en: 'Department × overdue or reopened' },
  department: { zh: '单位', en: 'Department' },
  flagged: { zh: '是否超期或重办', en: 'Overdue or reopened' },
  none: { zh: '不分层', en: 'No strata' },
})

/** The two parts of a frame that strata by flag tell apart. */
export const SAMPLE_FLAGS = list({
  flagged: { zh: '超期或重办', en: 'Overdue or reopened' },
  other: { zh: '其余', en: 'The rest' },
})

/** Inspection levels of GB/T 2828.1. */
export const INSPECTION_LEVELS = list({
  'S-1': { zh: 'S-1', en: 'S-1' },
  'S-2': { zh: 'S-2', en: 'S-2' },
  'S-3': { zh: 'S-3', en: 'S-3' },
  'S-4': { zh: 'S-4', en: 'S-4' },
  I: { zh: 'I', en: 'I' },
  II: { zh: 'II', en: 'II' },
  III: { zh: 'III', en: 'III' },
})

export const ALLOCATIONS = list({
  proportional: { zh: '按比例分配', en: 'In proportion' },
  neyman: { zh: '奈曼分配', en: 'Neyman' },
})

export const SAMPLED_AS = list({
  drawn: { zh: '抽中', en: 'Drawn' },
  replacement: { zh: '递补', en: 'Replacement' },
})
export type SampledAs = keyof typeof SAMPLED_AS

/** The six items of a record check. */
export const CHECK_ITEMS = list({
  true_times: { zh: '时限真实', en: 'Times are true' },
  substantive_reply: { zh: '答复实质', en: 'Reply has substance' },
  evidence: { zh: '佐证', en: 'Evidence' },
  first_receiver: { zh: '首接负责', en: 'First receiver' },
  archiving: { zh: '归档', en: 'Archiving' },
  attitude: { zh: '态度', en: 'Attitude' },
})
export type CheckItem = keyof typeof CHECK_ITEMS

export const CHECK_VERDICTS = list({
  upheld: { zh: '符合', en: 'Upheld' },
  not_upheld: { zh: '不符', en: 'Not upheld' },
  cannot_tell: { zh: '无法判断', en: 'Cannot tell' },
})
export type CheckVerdict = keyof typeof CHECK_VERDICTS

/** Whose answers they are: the inspector's, the blind second's, or who settles where the two differ. */
export const CHECK_TURNS = list({
  first: { zh: '核查', en: 'Check' },
  second: { zh: '盲复核', en: 'Blind second check' },
  settling: { zh: '裁定', en: 'Settling' },
})
export type CheckTurn = keyof typeof CHECK_TURNS

export const RESOLVED_ANSWERS = list({
  yes: { zh: '已解决', en: 'Resolved' },
  no: { zh: '未解决', en: 'Not resolved' },
  unsure: { zh: '说不清', en: 'Cannot say' },
})
export type ResolvedAnswer = keyof typeof RESOLVED_ANSWERS

/** Signals of gaming: each is a question to people who can look. */
export const SIGNALS = list({
  deadline_bunching: { zh: '踩点办结', en: 'Closing just before the deadline' },
  late_false_closings: { zh: '踩点办结不实', en: 'Late closings found false' },
  too_fast: { zh: '办结过快', en: 'Closing too fast' },
  reopened_soon: { zh: '办结后短期重办', en: 'Reopened soon after' },
  ping_pong: { zh: '来回转办', en: 'Passed to and fro' },
  late_redispatch: { zh: '临期改派', en: 'Passed on just before the deadline' },
  exemptions: { zh: '剔除偏多', en: 'Many exemptions' },
  exemptions_month_end: { zh: '月末剔除', en: 'Exemptions at the month’s end' },
  exempted_dissatisfied: { zh: '剔除不满意件', en: 'The dissatisfied exempted' },
  coached_satisfaction: { zh: '满意度落差', en: 'Satisfaction told to whom' },
  skewed_callbacks: { zh: '回访挑件', en: 'Callbacks to the content' },
  unreachable: { zh: '联系不上偏多', en: 'Many out of reach' },
  reached_by_others: { zh: '他人能联系上', en: 'Reached by others' },
  copied_replies: { zh: '答复雷同', en: 'Copied replies' },
  batch_closing: { zh: '批量办结', en: 'Closing in batches' },
  back_dating: { zh: '补录偏多', en: 'Much back-dating' },
  dated_into_time: { zh: '超期后补成按时', en: 'Dated into time' },
  urgency_downgrade: { zh: '紧急降级', en: 'Urgent made ordinary' },
})
export type SignalCode = keyof typeof SIGNALS

/** What a supervisor makes of a question that the figures raise. */
export const SIGNAL_ANSWERS = list({
  explained: { zh: '已说明', en: 'Explained' },
  to_check: { zh: '待核实', en: 'To be checked' },
  to_sampling: { zh: '转入抽样', en: 'Passed to sampling' },
})
export type SignalAnswerCode = keyof typeof SIGNAL_ANSWERS

/** States of a residents' council (居民评议会): ballots come in while it is open, and are counted when they are sealed. */
export const COUNCIL_STATES = list({
  draft: { zh: '筹备', en: 'Prepared' },
  open: { zh: '投票中', en: 'Voting' },
  sealed: { zh: '已封票', en: 'Sealed' },
  published: { zh: '已公布', en: 'Published' },
  closed: { zh: '已终止', en: 'Ended' },
})
export type CouncilState = keyof typeof COUNCIL_STATES

/** Who types a paper ballot: one person, another one blind, and whoever settles against the paper where the two differ. */
export const PAPER_TURNS = list({
  first: { zh: '初录', en: 'First entry' },
  second: { zh: '复录', en: 'Second entry' },
  settled: { zh: '核对', en: 'Settled' },
})
export type PaperTurn = keyof typeof PAPER_TURNS

export const COMMENT_STATES = list({
  pending: { zh: '待审', en: 'To be looked at' },
  approved: { zh: '公开', en: 'Public' },
  rejected: { zh: '不公开', en: 'Not public' },
})
export type CommentState = keyof typeof COMMENT_STATES

/** Bands of a total or score; 95 is a label only. */
export const SCORE_BANDS = list({
  excellent: { zh: '优秀', en: 'Excellent' },
  met: { zh: '达标', en: 'On target' },
  below: { zh: '未达标', en: 'Below target' },
})
export type ScoreBand = keyof typeof SCORE_BANDS

/** What a public screen can show. Results of the council and of supervision stay away where there are none. */
export const SLIDE_KINDS = list({
  cover: { zh: '封面', en: 'Cover' },
  ranking: { zh: '考核排名', en: 'Ranking' },
  rate: { zh: '单项三率', en: 'Rates one by one' },
  map: { zh: '热力示意图', en: 'Map of tiles' },
  trend: { zh: '时限趋势', en: 'Deadlines over time' },
  categories: { zh: '高频问题', en: 'Frequent problems' },
  council: { zh: '评议会结果', en: "Residents' council" },
  supervision: { zh: '第三方监督结果', en: 'Third-party check' },
  typical_case: { zh: '典型案例', en: 'Typical cases' },
  feedback: { zh: '如何反馈', en: 'How to complain' },
})
export type SlideKind = keyof typeof SLIDE_KINDS

export const SCREEN_TEMPLATES = list({
  hall: { zh: '大厅（全部内容）', en: 'Hall (everything)' },
  ranking: { zh: '公告栏（排名与反馈）', en: 'Notice board (ranking and how to complain)' },
  board: { zh: 'LED 条屏（一屏一句）', en: 'LED board (one message at a time)' },
})
export type ScreenTemplate = keyof typeof SCREEN_TEMPLATES

export const SCREEN_LANGUAGES = list({
  zh: { zh: '中文', en: 'Chinese' },
  en: { zh: '英文', en: 'English' },
})
export type ScreenLanguage = keyof typeof SCREEN_LANGUAGES

export const SCREEN_THEMES = list({
  dark: { zh: '深色', en: 'Dark' },
  light: { zh: '浅色', en: 'Light' },
})
export type ScreenTheme = keyof typeof SCREEN_THEMES
