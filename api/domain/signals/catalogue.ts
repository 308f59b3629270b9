// The signals of gaming (异常信号): a closed list. Each is a question to people who can look; none deducts anything.
import type { Words } from '#db/vocabulary.ts'

export interface SignalWords extends Words {
  /** What one would ask the department. */
  readonly question: Words
}

const ask = (words: Words, zh: string, en: string): SignalWords => ({ ...words, question: { zh, en } })

/** A code is never reused. */
export const SIGNALS = {
  deadline_bunching: ask(
    { zh: '踩点办结', en: 'Closing just before the deadline' },
    '为什么集中在时限将到时办结？',
    'Why are so many closed just before the deadline?',
  ),
  late_false_closings: ask(
    { zh: '踩点办结不实', en: 'Late closings found false' },
    '赶在时限前办结的，为什么更多被查出未解决？',
    'Why are closings just before the deadline more often found unresolved?',
  ),
  too_fast: ask(
    { zh: '办结过快', en: 'Closing too fast' },
    '比经核实的同类办结快得多，是怎么办的？',
    'What was done in so much less time than verified closings of the kind took?',
  ),
  reopened_soon: ask(
    { zh: '办结后短期重办', en: 'Reopened soon after' },
    '为什么办结后 15 日内重办偏多？',
    'Why are so many reopened within 15 days?',
  ),
  ping_pong: ask(
    { zh: '来回转办', en: 'Passed to and fro' },
    '为什么工单又回到办过的单位？',
    'Why do cases return to who already had them?',
  ),
  exemptions: ask(
    { zh: '剔除偏多', en: 'Many exemptions' },
    '为什么申请剔除比同组多？',
    'Why are more cases exempted than among peers?',
  ),
  exemptions_month_end: ask(
    { zh: '月末剔除', en: 'Exemptions at the month’s end' },
    '为什么剔除集中在月末三天？',
    'Why do exemptions fall on the last three days of a month?',
  ),
  exempted_dissatisfied: ask(
    { zh: '剔除不满意件', en: 'The dissatisfied exempted' },
    '为什么被剔除的更多是不满意件？',
    'Why is it the dissatisfied cases that are exempted?',
  ),
  coached_satisfaction: ask(
    { zh: '满意度落差', en: 'Satisfaction told to whom' },
    '同一居民为什么对单位说满意、对第三方说不满意？',
    'Why are residents satisfied when the department asks, and not when others do?',
  ),
  unreachable: ask(
    { zh: '联系不上偏多', en: 'Many out of reach' },
    '为什么联系不上的比同组多？',
    'Why are more residents out of reach than among peers?',
  ),
  reached_by_others: ask(
    { zh: '他人能联系上', en: 'Reached by others' },
    '报称联系不上的号码，为什么第三方能打通？',
    'Why do others reach the numbers reported out of reach?',
  ),
  copied_replies: ask(
    { zh: '答复雷同', en: 'Copied replies' },
    '为什么许多答复是同一段文字？',
    'Why are many replies the same text?',
  ),
  batch_closing: ask(
    { zh: '批量办结', en: 'Closing in batches' },
    '一分钟内办结这么多件，是补录还是未办？',
    'So many closed within one minute: entered later, or not done?',
  ),
  back_dating: ask(
    { zh: '补录偏多', en: 'Much back-dating' },
    '为什么补录比同组多？',
    'Why is more recorded afterwards than among peers?',
  ),
  dated_into_time: ask(
    { zh: '超期后补成按时', en: 'Dated into time' },
    '时限过后才录入、时间却写在时限之前的，有何凭据？',
    'What shows that closings recorded after the deadline happened before it?',
  ),
  urgency_downgrade: ask(
    { zh: '紧急降级', en: 'Urgent made ordinary' },
    '为什么 24 小时内把紧急件改为一般件的比同组多？',
    'Why are more urgent cases made ordinary within 24 hours than among peers?',
  ),
} as const satisfies Record<string, SignalWords>

export type SignalCode = keyof typeof SIGNALS
