// What each signal of gaming (异常信号) asks. Each is a question to people who can look; none deducts anything.
import type { SignalCode, Words } from '#db/vocabulary.ts'

export interface Question {
  /** What was counted; `{num}` of `{den}`. */
  readonly found: Words
  /** What one would ask the department. */
  readonly question: Words
  /** What it usually is where nothing is wrong. */
  readonly innocent: Words
}

type Pair = readonly [zh: string, en: string]
const words = ([zh, en]: Pair): Words => ({ zh, en })

const ask = ({ found, question, innocent }: Readonly<Record<keyof Question, Pair>>): Question => ({
  found: words(found),
  question: words(question),
  innocent: words(innocent),
})

export const QUESTIONS: Readonly<Record<SignalCode, Question>> = {
  deadline_bunching: ask({
    found: [
      '时限前最后两个工作日（24 小时件为最后 4 小时）办结的 {den} 件中，{num} 件在最后一个工作日（最后 2 小时）',
      'Of {den} closed in the last two working days before the deadline (24-hour cases: last four hours), {num} were in the last one (last two hours)',
    ],
    question: ['为什么集中在时限将到时办结？', 'Why are so many closed just before the deadline?'],
    innocent: [
      '按时限排期、周末前集中回访、需要等配件或会签到最后一天',
      'Work planned by deadline, parts or counter-signatures that come on the last day',
    ],
  }),
  late_false_closings: ask({
    found: [
      '最后一个工作日办结且已回访的 {den} 件中，{num} 件居民说没有解决',
      'Of {den} closed in the last working day and asked about, {num} are not resolved by what residents say',
    ],
    question: [
      '赶在时限前办结的，为什么更多被查出未解决？',
      'Why are closings just before the deadline more often found unresolved?',
    ],
    innocent: [
      '难件本来就拖到最后，解决率自然低',
      'Hard cases take until the last day, and are resolved less often anyway',
    ],
  }),
  too_fast: ask({
    found: [
      '{den} 件办结中，{num} 件比其他单位同类已解决件中最快的 5% 还快',
      'Of {den} closings, {num} are faster than the fastest 5 % of resolved ones of the kind elsewhere',
    ],
    question: [
      '比经核实的同类办结快得多，是怎么办的？',
      'What was done in so much less time than verified closings of the kind took?',
    ],
    innocent: [
      '现场随手解决、电话答复即可的咨询、到场后才补登',
      'Put right on the spot, answered on the phone, entered after the visit',
    ],
  }),
  reopened_soon: ask({
    found: [
      '办结满 30 日的 {den} 件中，{num} 件在 30 日内重办',
      'Of {den} closed at least 30 days ago, {num} were reopened within 30 days',
    ],
    question: ['为什么办结后 30 日内重办偏多？', 'Why are so many reopened within 30 days?'],
    innocent: [
      '季节性反复（漏雨、积水）、同一设施老化',
      'What comes back by season, such as leaks, or one ageing installation',
    ],
  }),
  ping_pong: ask({
    found: [
      '办结的 {den} 件中，{num} 件转回过经手的单位',
      'Of {den} closed, {num} came back to somebody who had them before',
    ],
    question: ['为什么工单又回到办过的单位？', 'Why do cases return to who already had them?'],
    innocent: [
      '权属不清、退回分派台重新派单、分段办理',
      'Unclear ownership, a desk that dispatches anew, work done in turns',
    ],
  }),
  late_redispatch: ask({
    found: [
      '改派的 {den} 件中，{num} 件在时限前最后一个工作日（24 小时件为最后 2 小时）才改派',
      'Of {den} passed on, {num} were passed on in the last working day before the deadline (24-hour cases: last two hours)',
    ],
    question: ['为什么到时限前才改派给别人？', 'Why were they passed on only just before the deadline?'],
    innocent: [
      '到现场才发现不属本单位、上级最后一天才定责',
      'Found on the spot to be another’s duty, or settled from above on the last day',
    ],
  }),
  exemptions: ask({
    found: ['受理的 {den} 件中，{num} 件被剔除', 'Of {den} received, {num} are exempted'],
    question: ['为什么申请剔除比同组多？', 'Why are more cases exempted than among peers?'],
    innocent: [
      '辖区内确有重复投诉人、施工或停水等不可抗力',
      'One who complains again and again, works or cuts beyond anybody’s control',
    ],
  }),
  exemptions_month_end: ask({
    found: [
      '剔除的 {den} 件中，{num} 件在月末三天',
      'Of {den} exempted, {num} were on the last three days of a month',
    ],
    question: ['为什么剔除集中在月末三天？', 'Why do exemptions fall on the last three days of a month?'],
    innocent: ['每月固定在月末集中审核', 'Applications are always decided at the end of the month'],
  }),
  exempted_dissatisfied: ask({
    found: [
      '剔除且有评价的 {den} 件中，{num} 件不满意',
      'Of {den} exempted with a grade, {num} are dissatisfied',
    ],
    question: ['为什么被剔除的更多是不满意件？', 'Why is it the dissatisfied cases that are exempted?'],
    innocent: ['不合理诉求本来就难以满意', 'Unreasonable demands are hard to satisfy in the first place'],
  }),
  coached_satisfaction: ask({
    found: [
      '两次回访说法不一的 {den} 件中，{num} 件对单位说满意、对第三方说不满意',
      'Of {den} told differently to both, {num} were satisfied to the department and not to the supervisors',
    ],
    question: [
      '同一居民为什么对单位说满意、对第三方说不满意？',
      'Why are residents satisfied when the department asks, and not when others do?',
    ],
    innocent: [
      '两次回访之间问题又出现、接电话的不是同一人',
      'It came back between the two calls, or somebody else answered',
    ],
  }),
  skewed_callbacks: ask({
    found: [
      '办结后未回访的 {den} 件中，{num} 件曾超期、重办或记为未解决',
      'Of {den} closed and not called back, {num} were late, reopened or recorded as unresolved',
    ],
    question: ['为什么办得不好的件更少回访？', 'Why are cases that ended badly called back less often?'],
    innocent: [
      '重办件尚在办理、回访按批次进行还没轮到',
      'Reopened cases are still in hand, or their batch of calls is yet to come',
    ],
  }),
  unreachable: ask({
    found: [
      '回访的 {den} 件中，{num} 件报称联系不上',
      'Of {den} called back, {num} are reported out of reach',
    ],
    question: ['为什么联系不上的比同组多？', 'Why are more residents out of reach than among peers?'],
    innocent: ['回访都在上班时间、匿名或代报的件多', 'Calls at working hours, many anonymous or for others'],
  }),
  reached_by_others: ask({
    found: [
      '两方接通结果不一的 {den} 件中，{num} 件单位没接通、第三方接通了',
      'Of {den} reached by one of both, {num} were reached by the supervisors only',
    ],
    question: [
      '报称联系不上的号码，为什么第三方能打通？',
      'Why do others reach the numbers reported out of reach?',
    ],
    innocent: ['拨打时段不同', 'Called at other hours'],
  }),
  copied_replies: ask({
    found: [
      '{den} 份答复中，{num} 份与本单位同时期（前后约一百份内）的答复相同或几乎相同',
      'Of {den} replies, {num} are the same, or nearly, as one of the hundred around them',
    ],
    question: ['为什么许多答复是同一段文字？', 'Why are many replies the same text?'],
    innocent: [
      '同一停水停电引起的多件诉求，统一答复',
      'Many complaints of one cut or one site, answered alike',
    ],
  }),
  batch_closing: ask({
    found: [
      '同一经办人的 {den} 件办结中，{num} 件在同一分钟',
      'Of {den} closed by one user, {num} were within the same minute',
    ],
    question: [
      '一分钟内办结这么多件，是补录还是未办？',
      'So many closed within one minute: entered later, or not done?',
    ],
    innocent: [
      '白天现场办理、晚上集中登记；系统批量导入',
      'Done by day and entered in the evening; brought in by a file',
    ],
  }),
  back_dating: ask({
    found: [
      '有登记时间的 {den} 件中，{num} 件有 24 小时后的补录',
      'Of {den} with known times of recording, {num} have events recorded more than 24 hours later',
    ],
    question: ['为什么补录比同组多？', 'Why is more recorded afterwards than among peers?'],
    innocent: [
      '外勤多、系统停机、节假日后补登',
      'Much field work, a system that stood still, entries after holidays',
    ],
  }),
  dated_into_time: ask({
    found: [
      '时限过后才登记的 {den} 件办结中，{num} 件时间写在时限之前',
      'Of {den} closings recorded after the deadline, {num} are dated before it',
    ],
    question: [
      '时限过后才录入、时间却写在时限之前的，有何凭据？',
      'What shows that closings recorded after the deadline happened before it?',
    ],
    innocent: [
      '按时办了，登记晚了：有照片、签收单可查',
      'Done in time and entered late: photographs or receipts show it',
    ],
  }),
  urgency_downgrade: ask({
    found: [
      '{den} 件紧急件中，{num} 件在 24 小时内改为一般件',
      'Of {den} urgent cases, {num} were made ordinary within 24 hours',
    ],
    question: [
      '为什么 24 小时内把紧急件改为一般件的比同组多？',
      'Why are more urgent cases made ordinary within 24 hours than among peers?',
    ],
    innocent: ['受理时误标紧急、险情已当场排除', 'Marked urgent by mistake, or the danger was over at once'],
  }),
}

/** Thousands by comma, as both languages of the pages write them. */
const grouped = (n: number): string => n.toLocaleString('en-US')

/** `found` of a signal with its counts in place. */
export function foundWords(
  signal: SignalCode,
  { num, den }: { readonly num: number; readonly den: number },
): Words {
  const filled = (text: string) => text.replace('{num}', grouped(num)).replace('{den}', grouped(den))
  const { found } = QUESTIONS[signal]
  return { zh: filled(found.zh), en: filled(found.en) }
}
