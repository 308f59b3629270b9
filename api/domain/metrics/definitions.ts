// The registry of metrics (domain.md section 3): id, kind, words, direction. Sums come from the fact reader's measures.
import type { Words } from '#db/vocabulary.ts'

export type MetricKind = 'rate' | 'mean' | 'ratio' | 'count' | 'quantile'

export interface MetricDefinition {
  readonly kind: MetricKind
  readonly version: string
  readonly name: Words
  readonly formula: Words
  /** Which units of which day are counted. */
  readonly cohort: Words
  readonly unit: Words
  readonly direction: 'higher' | 'lower' | 'none'
}

const RATE = { zh: '%', en: '%' }
const DUE = { zh: '到期日在本期内且已到期的时限', en: 'clocks due in the period and before as-of' }
const CALLED = { zh: '本期内完成的回访', en: 'callbacks completed in the period' }
const ARCHIVED = { zh: '本期内归档的工单', en: 'archivings in the period' }
const RECEIVED = { zh: '本期内受理的工单（含剔除）', en: 'cases received in the period (void ones included)' }

const define = (
  kind: MetricKind,
  name: Words,
  rest: {
    readonly formula: Words
    readonly cohort: Words
    readonly direction?: 'higher' | 'lower'
    readonly unit?: Words
  },
): MetricDefinition => ({
  kind,
  version: '1',
  name,
  formula: rest.formula,
  cohort: rest.cohort,
  unit: rest.unit ?? RATE,
  direction: rest.direction ?? 'none',
})

export const METRICS = {
  received: define(
    'count',
    { zh: '受理量', en: 'Cases received' },
    {
      formula: { zh: '受理的工单数', en: 'number of cases received' },
      cohort: RECEIVED,
      unit: { zh: '件', en: 'cases' },
    },
  ),
  response_rate: define(
    'rate',
    { zh: '响应率', en: 'Response rate' },
    {
      formula: {
        zh: '按时确认接收 ÷（按时 + 超期）',
        en: 'receipts confirmed in time ÷ (in time + breached)',
      },
      cohort: DUE,
      direction: 'higher',
    },
  ),
  reply_on_time_rate: define(
    'rate',
    { zh: '按时答复率', en: 'On-time reply rate' },
    {
      formula: { zh: '按时答复 ÷（按时 + 超期）', en: 'replies in time ÷ (in time + breached)' },
      cohort: DUE,
      direction: 'higher',
    },
  ),
  breach_rate: define(
    'rate',
    { zh: '超期率', en: 'Breach rate' },
    {
      formula: {
        zh: '超期 ÷（按时 + 超期），确认与答复时限合计',
        en: 'breached ÷ (in time + breached), confirmations and replies together',
      },
      cohort: DUE,
      direction: 'lower',
    },
  ),
  resolution_rate: define(
    'rate',
    { zh: '解决率', en: 'Resolution rate' },
    {
      formula: {
        zh: '回访接通且回答“已解决” ÷ 回访接通且作答',
        en: 'callbacks reached and answered “resolved” ÷ reached and answered',
      },
      cohort: CALLED,
      direction: 'higher',
    },
  ),
  resolution_rate_recorded: define(
    'rate',
    { zh: '办结解决率', en: 'Recorded resolution rate' },
    {
      formula: {
        zh: '归档结果为“已解决” ÷ 有结果且非无效的归档',
        en: 'archived as resolved ÷ archived with a stated outcome other than invalid',
      },
      cohort: ARCHIVED,
      direction: 'higher',
    },
  ),
  satisfaction_rate: define(
    'mean',
    { zh: '满意率', en: 'Satisfaction' },
    {
      formula: {
        zh: 'Σ折算分（非常满意 1、满意 1、基本满意 0.9、不满意 0、非常不满意 0）÷ 参评数',
        en: 'Σ credit (1, 1, 0.9, 0, 0 from very satisfied to very dissatisfied) ÷ graded callbacks',
      },
      cohort: CALLED,
      direction: 'higher',
    },
  ),
  rating_coverage: define(
    'rate',
    { zh: '参评率', en: 'Rating coverage' },
    {
      formula: { zh: '给出评价 ÷ 完成的回访', en: 'graded ÷ completed callbacks' },
      cohort: CALLED,
      direction: 'higher',
    },
  ),
  reopen_rate: define(
    'rate',
    { zh: '重办率', en: 'Reopen rate' },
    {
      formula: {
        zh: '归档后 30 天内重办 ÷ 满 30 天的归档',
        en: 'reopened within 30 days ÷ archivings 30 days old',
      },
      cohort: { zh: '归档满 30 天之日在本期内', en: 'archivings whose 30th day lies in the period' },
      direction: 'lower',
    },
  ),
  first_receiver_reply_rate: define(
    'rate',
    { zh: '首接答复率', en: 'First-receiver reply rate' },
    {
      formula: { zh: '首接单位答复 ÷ 全部答复', en: 'replies by the first receiver ÷ replies' },
      cohort: { zh: '本期内的答复', en: 'replies in the period' },
      direction: 'higher',
    },
  ),
  handoffs_per_case: define(
    'ratio',
    { zh: '改派次数', en: 'Hand-offs per case' },
    {
      formula: { zh: '改派次数 ÷ 受理量', en: 'redispatches ÷ cases received' },
      cohort: { zh: '本期内的改派与受理', en: 'redispatches and receipts in the period' },
      direction: 'lower',
      unit: { zh: '次/件', en: 'per case' },
    },
  ),
  pause_share: define(
    'rate',
    { zh: '挂起占比', en: 'Paused share' },
    { formula: { zh: '有挂起的工单 ÷ 受理量', en: 'cases with a pause ÷ received' }, cohort: RECEIVED },
  ),
  excluded_share: define(
    'rate',
    { zh: '剔除占比', en: 'Excluded share' },
    { formula: { zh: '被剔除或并单 ÷ 受理量', en: 'excluded or merged ÷ received' }, cohort: RECEIVED },
  ),
  backdated_share: define(
    'rate',
    { zh: '补录占比', en: 'Back-dated share' },
    {
      formula: {
        zh: '记录晚于发生 24 小时以上的事件 ÷ 记录时间已知的事件',
        en: 'events recorded more than 24 h after they occurred ÷ events with a known recording time',
      },
      cohort: { zh: '本期内发生的事件', en: 'events of the period' },
      direction: 'lower',
    },
  ),
  assisted_share: define(
    'rate',
    { zh: '协助占比', en: 'Assisted share' },
    {
      formula: {
        zh: '电话、热线、上门、窗口 ÷ 渠道已知',
        en: 'phone, hotline, home visit, window ÷ channel known',
      },
      cohort: RECEIVED,
    },
  ),
  online_share: define(
    'rate',
    { zh: '线上占比', en: 'Online share' },
    {
      formula: {
        zh: '公众号、小程序、APP、网站 ÷ 渠道已知',
        en: 'official account, mini-program, app, web ÷ channel known',
      },
      cohort: RECEIVED,
    },
  ),
  backlog: define(
    'count',
    { zh: '在办', en: 'Backlog' },
    {
      formula: { zh: '期末已受理且未归档', en: 'received and not archived since the last reopening' },
      cohort: { zh: '数据截至时（或期末）', en: 'at as-of, or the end of the period if earlier' },
      unit: { zh: '件', en: 'cases' },
    },
  ),
  backlog_age: define(
    'quantile',
    { zh: '在办时长', en: 'Backlog age' },
    {
      formula: { zh: '自受理起的工作时间（不含挂起）', en: 'working time since receipt, pauses left out' },
      cohort: { zh: '在办工单', en: 'cases in hand' },
      direction: 'lower',
      unit: { zh: '工作分钟', en: 'working minutes' },
    },
  ),
  time_to_reply: define(
    'quantile',
    { zh: '答复用时', en: 'Time to reply' },
    {
      formula: {
        zh: '受理至答复的工作时间（不含挂起）',
        en: 'working time from receipt to reply, pauses left out',
      },
      cohort: { zh: '本期内完成的答复时限', en: 'reply clocks done in the period' },
      direction: 'lower',
      unit: { zh: '工作分钟', en: 'working minutes' },
    },
  ),
  stage_time: define(
    'quantile',
    { zh: '环节用时', en: 'Stage time' },
    {
      formula: { zh: '相邻两个环节之间的工作时间', en: 'working time between consecutive stages' },
      cohort: { zh: '后一环节在本期内', en: 'the later stage lies in the period' },
      direction: 'lower',
      unit: { zh: '工作分钟', en: 'working minutes' },
    },
  ),
  per_1000_households: define(
    'ratio',
    { zh: '千户诉求量', en: 'Cases per 1,000 households' },
    {
      formula: {
        zh: '户数已知社区的受理量 ÷ 户数 × 1000',
        en: 'received in communities with known households ÷ households × 1000',
      },
      cohort: RECEIVED,
      unit: { zh: '件/千户', en: 'per 1,000 households' },
    },
  ),
} as const satisfies Record<string, MetricDefinition>

export type MetricId = keyof typeof METRICS

export const isMetric = (id: string): id is MetricId => Object.hasOwn(METRICS, id)

/** The definition under its general type. */
export const metricDefinition = (id: MetricId): MetricDefinition => METRICS[id]
