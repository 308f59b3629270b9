// The closed catalogue of expected failures: a code, its words, and the error that carries it up to whoever answers.
import type { Words } from '#db/vocabulary.ts'

/** Code → what it says. A code is never reused; the HTTP status of each stands in api/plugins/errors.ts. */
export const ERROR_CODES = {
  validation: { zh: '请求参数有误', en: 'The request holds a wrong value' },
  unknown_period: { zh: '无法识别的周期', en: 'Not a period' },
  bad_as_of: { zh: '截至时间有误', en: 'Not an as-of time' },
  unknown_department: { zh: '没有这个责任单位', en: 'There is no such department' },
  unknown_community: { zh: '没有这个社区', en: 'There is no such community' },
  unknown_category: { zh: '没有这个诉求类别', en: 'There is no such category' },
  unknown_metric: { zh: '没有这个指标', en: 'There is no such metric' },
  unknown_scheme: { zh: '没有这个考核方案', en: 'There is no such scheme' },
  unknown_account: { zh: '没有这个账号', en: 'There is no such account' },
  unknown_case: { zh: '没有这个工单', en: 'There is no such case' },
  unknown_import: { zh: '没有这次导入', en: 'There is no such import' },
  unknown_appraisal: { zh: '没有这次考核', en: 'There is no such appraisal' },
  unknown_objection: { zh: '没有这项申诉', en: 'There is no such objection' },
  unknown_rectification: { zh: '没有这项整改', en: 'There is no such rectification item' },
  unknown_sample: { zh: '没有这次抽样', en: 'There is no such draw' },
  unknown_record: { zh: '没有分给您的这条记录', en: 'There is no such record among yours' },
  unknown_council: { zh: '没有这次评议会', en: 'There is no such council' },
  unknown_cell: { zh: '没有这个网格', en: 'There is no such cell' },
  unknown_layer: { zh: '没有这个图层', en: 'There is no such layer' },
  unknown_preset: { zh: '没有这个导入预设', en: 'There is no such import preset' },
  unknown_encoding: { zh: '不支持的文件编码', en: 'Not a supported file encoding' },
  measure_unavailable: { zh: '此处无法计算该度量', en: 'The measure cannot be computed here' },
  bad_cursor: { zh: '翻页位置已失效', en: 'The page position is not valid' },
  not_found: { zh: '没有找到', en: 'Not found' },
  method_not_allowed: { zh: '不支持的请求方法', en: 'The address does not take this method' },
  unauthorized: { zh: '请先登录', en: 'Sign in first' },
  forbidden: { zh: '当前账号没有权限', en: 'This account may not do that' },
  bad_credentials: { zh: '账号或密码不正确', en: 'The account or the password is wrong' },
  locked_out: { zh: '密码错误次数过多，已暂时锁定', en: 'Too many wrong passwords; locked for a while' },
  cross_site: { zh: '拒绝来自其他网站的请求', en: 'Requests from other sites are refused' },
  rate_limited: { zh: '操作过于频繁，请稍后再试', en: 'Too many requests; wait a moment' },
  payload_too_large: { zh: '内容超出大小上限', en: 'The content exceeds the size limit' },
  unsupported_media_type: { zh: '不支持的内容类型', en: 'The content type is not supported' },
  conflict: { zh: '与现有数据冲突', en: 'In conflict with what is stored' },
  import_limits: { zh: '导入超出内存或时间上限', en: 'The import exceeds its limits of memory or time' },
  import_busy: { zh: '已有导入正在进行', en: 'Another import is running' },
  rules_busy: {
    zh: '另一项时限或日历变更正在测算，请稍后再试',
    en: 'Another change of limits or calendar is being worked out; try again in a moment',
  },
  zone_mismatch: { zh: '时区与本部署不一致', en: 'The time zone differs from the deployment’s' },
  empty_file: { zh: '文件是空的', en: 'The file is empty' },
  unreadable_file: { zh: '无法读取文件', en: 'The file cannot be read' },
  xls_not_supported: {
    zh: '这是旧版 .xls 文件：请另存为 .xlsx 后再导入',
    en: 'This is an old .xls file: save it as .xlsx, then import it',
  },
  workbook_encrypted: { zh: '工作簿设有打开密码', en: 'The workbook asks for a password' },
  workbook_unreadable: { zh: '不是可读的 .xlsx 工作簿', en: 'Not a readable .xlsx workbook' },
  workbook_too_big: { zh: '工作簿超出安全上限', en: 'The workbook exceeds the safe limits' },
  sheet_not_found: { zh: '工作簿中没有这个工作表', en: 'The workbook has no such sheet' },
  too_many_rows: { zh: '行数超出工作簿上限', en: 'Too many rows for a workbook' },
  too_many_columns: { zh: '列数超出上限', en: 'Too many columns' },
  missing_columns: { zh: '缺少必需的列', en: 'Required columns are missing' },
  mapping_invalid: { zh: '字段对应文件有误', en: 'The mapping file is not valid' },
  bad_scheme: { zh: '考核口径文件有误', en: 'The scheme file is not valid' },
  bad_calendar: { zh: '日历文件有误', en: 'The calendar file is not valid' },
  bad_polygons: { zh: '社区边界有误', en: 'The community boundaries are not valid' },
  appraisal_state: { zh: '与考核当前阶段不符', en: 'The step does not fit the state of the appraisal' },
  appraisal_blocked: { zh: '尚有未完成事项，不能进行这一步', en: 'Something must be settled first' },
  holds_personal: { zh: '内容中仍有个人信息', en: 'Personal data stand in the text' },
  marks_unconfirmed: { zh: '标出的字样尚未逐一确认', en: 'Not every mark was confirmed' },
  same_decider: { zh: '须由另一人复核', en: 'Somebody else must decide' },
  sample_state: { zh: '与抽样当前阶段不符', en: 'The step does not fit the state of the draw' },
  no_free_inspectors: {
    zh: '可抽取的核查员不足两名（回避之后）',
    en: 'Fewer than two inspectors are without a conflict',
  },
  stratum_exhausted: { zh: '该层已无可递补的工单', en: 'The stratum has no record left to step in' },
  sample_unfinished: {
    zh: '核查尚有未完成事项，须说明理由后提交',
    en: 'Something of the check is not finished: hand it in with a reason',
  },
  not_a_mismatch: {
    zh: '该工单不是“报称已解决、回访未解决”',
    en: 'Not reported resolved and found unresolved',
  },
  sent_back_already: { zh: '该工单已退回过', en: 'The case was sent back already' },
  checks_final: {
    zh: '两份独立核查均已提交，不能再改',
    en: 'Both independent checks are in and stay as they are',
  },
  already_reached: {
    zh: '已接通、拒访或号码错误，不再回访',
    en: 'The resident was reached, refused or has another number, and is not called again',
  },
  visits_used_up: { zh: '三次回访均已用完', en: 'All three attempts were made' },
  council_state: { zh: '与评议会当前阶段不符', en: 'The step does not fit the state of the council' },
  council_blocked: { zh: '尚有未完成事项，不能封票', en: 'The ballots cannot be sealed yet' },
  same_typist: { zh: '须由另一人复录', en: 'Somebody else must type them again' },
  ballot_used: { zh: '这张选票已经投过', en: 'A ballot was cast with this slip already' },
  ballot_early: { zh: '投票尚未开始', en: 'Voting has not begun yet' },
  ballot_late: { zh: '已封票，不再接收选票', en: 'The ballots are sealed; no further ballot counts' },
  event_order: { zh: '该环节与工单现状不符', en: 'The event does not fit the case' },
  trail_broken: {
    zh: '留痕与先前签发的检查点不一致',
    en: 'The trail does not continue what was signed before',
  },
  storage_full: { zh: '磁盘空间不足，未写入', en: 'No space left on the disk; nothing was written' },
  storage_read_only: {
    zh: '数据库只读，未写入',
    en: 'The database cannot be written to; nothing was written',
  },
  service_unavailable: { zh: '服务暂不可用，请稍后再试', en: 'Not available now; try again later' },
  internal: { zh: '服务器内部错误', en: 'Internal server error' },
} as const satisfies Record<string, Words>

export type ErrorCode = keyof typeof ERROR_CODES

/** One bad value of a request, by its path (`position.lng`). */
export interface FieldProblem {
  readonly field: string
  readonly message: string
}

/** What some failures carry besides their words. */
export interface ErrorExtra {
  readonly fields?: readonly FieldProblem[]
  /** Whole seconds after which trying again makes sense. */
  readonly retryAfterSeconds?: number
  /** What is in the way, and whose it is. */
  readonly running?: RunningTask
  readonly cause?: unknown
}

/** A task of which only one runs at a time. */
export interface RunningTask {
  readonly what: string
  readonly by: string
}

/** An expected failure: `detail` is one English sentence for people, without personal data. */
export class DomainError extends Error {
  readonly code: ErrorCode
  readonly detail: string
  readonly fields: readonly FieldProblem[] | null
  readonly retryAfterSeconds: number | null
  readonly running: RunningTask | null

  constructor(code: ErrorCode, detail: string = ERROR_CODES[code].en, extra: ErrorExtra = {}) {
    super(detail, extra.cause === undefined ? undefined : { cause: extra.cause })
    this.name = 'DomainError'
    this.code = code
    this.detail = detail
    this.fields = extra.fields ?? null
    this.retryAfterSeconds = extra.retryAfterSeconds ?? null
    this.running = extra.running ?? null
  }
}
