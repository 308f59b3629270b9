// What can be wrong with a published draw: a closed list of codes with their words.
import type { Words } from '#db/vocabulary.ts'

/** In the order in which they are looked for; {at}, {expected} and {found} are filled in. */
export const DRAW_DIFFERENCES = {
  shape: { zh: '“{at}”缺失或格式不对', en: '“{at}” is missing or not of its form' },
  frame_id: {
    zh: '名单第{at}项“{found}”不是规范的编号',
    en: 'Entry {at} of the frame, “{found}”, is no id in normal form',
  },
  frame_repeated: { zh: '名单中“{found}”出现两次', en: '“{found}” stands twice in the frame' },
  frame_added: { zh: '“{found}”在名单中，却没有分层', en: '“{found}” is in the frame and has no stratum' },
  frame_dropped: {
    zh: '“{expected}”有分层，却不在名单中',
    en: '“{expected}” has a stratum and is not in the frame',
  },
  frame_order: {
    zh: '名单第{at}项应为“{expected}”，现为“{found}”：未按编码排序',
    en: 'Entry {at} of the frame should be “{expected}”, not “{found}”: it is out of order',
  },
  frame_hash: {
    zh: '名单的哈希应为 {expected}，文件写的是 {found}：名单被改动',
    en: 'The frame’s hash is {expected}, the file says {found}: the frame was changed',
  },
  allocation_stratum: {
    zh: '分配中的层“{found}”没有记录',
    en: 'The allocation names “{found}”, a stratum without records',
  },
  allocation_size: {
    zh: '层“{at}”有 {expected} 条，不能抽 {found} 条',
    en: 'Stratum “{at}” holds {expected}, {found} cannot be drawn of it',
  },
  plan_hash: {
    zh: '抽样编号所载方案的哈希应为 {expected}，现为 {found}：周期、筛选、分层或分配被改动',
    en: 'The plan’s hash is {expected}, the draw id carries {found}: period, filters, strata or allocation were changed',
  },
  party: { zh: '“{found}”重复或不是规范的参与方', en: '“{found}” stands twice or is no name of a party' },
  reveal_uncommitted: { zh: '“{found}”没有承诺却有揭示', en: '“{found}” revealed without a commitment' },
  reveal: { zh: '“{at}”揭示的值与其承诺不符', en: 'What “{at}” revealed is not what it had committed to' },
  public: {
    zh: '公开值不合格：须为一行，无参与方时至少 20 位数字',
    en: 'The public value does not stand: one line, without parties at least 20 digits',
  },
  seed: {
    zh: '种子应为 {expected}，文件写的是 {found}',
    en: 'The seed is {expected}, the file says {found}',
  },
  sample_record: {
    zh: '样本第{at}项应为“{expected}”，现为“{found}”',
    en: 'Entry {at} of the sample should be “{expected}”, not “{found}”',
  },
  sample_missing: { zh: '样本缺少“{expected}”', en: '“{expected}” is missing from the sample' },
  sample_added: { zh: '样本多出“{found}”', en: '“{found}” was not drawn into the sample' },
  sample_ticket: {
    zh: '样本中“{at}”的票号应为 {expected}，现为 {found}',
    en: 'The ticket of “{at}” in the sample is {expected}, the file says {found}',
  },
  sample_stratum: {
    zh: '样本中“{at}”属于层“{expected}”，不是“{found}”',
    en: '“{at}” in the sample belongs to “{expected}”, not to “{found}”',
  },
  replacement_record: {
    zh: '递补第{at}项应为“{expected}”，现为“{found}”',
    en: 'Entry {at} of the replacements should be “{expected}”, not “{found}”',
  },
  replacement_added: { zh: '递补多出“{found}”', en: '“{found}” is no replacement' },
  replacement_ticket: {
    zh: '递补中“{at}”的票号应为 {expected}，现为 {found}',
    en: 'The ticket of “{at}” among the replacements is {expected}, the file says {found}',
  },
  replacement_stratum: {
    zh: '递补中“{at}”属于层“{expected}”，不是“{found}”',
    en: '“{at}” among the replacements belongs to “{expected}”, not to “{found}”',
  },
} as const satisfies Record<string, Words>

export type DrawDifferenceCode = keyof typeof DRAW_DIFFERENCES

/** The first thing that is not as it must be. */
export interface DrawDifference {
  readonly code: DrawDifferenceCode
  /** Where: a field, a position from 1, an id, a stratum or a party. */
  readonly at?: string | number
  readonly expected?: string | number
  readonly found?: string | number
}

/** A difference in words. */
export function sayDifference(difference: DrawDifference, language: keyof Words): string {
  return DRAW_DIFFERENCES[difference.code][language].replace(
    /\{(at|expected|found)\}/g,
    (_, key: 'at' | 'expected' | 'found') => String(difference[key] ?? '—'),
  )
}
