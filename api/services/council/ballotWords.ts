// What the ballot's page says, in both languages; its errors are the catalogue's.
import type { ErrorCode } from '../../domain/errors.ts'

export type BallotLanguage = 'zh' | 'en'

export const BALLOT_WORDS = {
  zh: {
    lang: 'zh-CN',
    other: 'English',
    colon: '：',
    title: '居民评议选票',
    anonymous: '不记名投票：系统不保存谁用了哪张选票，也不保存投票时间。每张选票只能投一次。',
    ask: '请对每个单位逐题选择一项。',
    missing: (n: number) => `还有 ${n} 题没有选择，已选的都保留着：`,
    missingHere: '请选择一项',
    comment: '意见建议（可不填，请勿写姓名电话，经审核后可能公开）',
    cast: '投票',
    thanks: '投票成功',
    thanksText: '您的选票已计入，可以关闭本页。谢谢您参加评议。',
    refused: '未能投票',
    unknown: '选票码无效',
    unknownText: '没有这张选票。请核对地址，或重新扫描选票上的二维码。',
    help: '如有疑问，请向会场工作人员索取纸质选票。',
    used: '如果不是您投的，请告诉会场工作人员；投过的选票不能再换纸质选票。',
    early: '主持人宣布开始后，请刷新本页。',
    late: '如有疑问，请询问会场工作人员。',
  },
  en: {
    lang: 'en',
    other: '中文',
    colon: ': ',
    title: "Residents' council ballot",
    anonymous:
      'Secret ballot: which slip was used by whom, and when, is not stored. Each slip counts once only.',
    ask: 'Please choose one answer to each question about each department.',
    missing: (n: number) =>
      `${n === 1 ? '1 question is' : `${n} questions are`} still open; what you chose is kept:`,
    missingHere: 'Please choose one',
    comment: 'Comment (optional; no names or telephones please; may be made public after a check)',
    cast: 'Cast the ballot',
    thanks: 'Your ballot is cast',
    thanksText: 'It counts, and you may close this page. Thank you for taking part.',
    refused: 'Your ballot was not cast',
    unknown: 'No such slip',
    unknownText: 'There is no such slip. Please check the address, or scan the code of your slip again.',
    help: 'If in doubt, ask the staff in the room for a paper ballot.',
    used: 'If it was not you, tell the staff in the room; a used slip is not exchanged for a paper ballot.',
    early: 'Once the voting is opened in the room, load this page again.',
    late: 'If in doubt, ask the staff in the room.',
  },
} as const

/** What to do after a failure: nobody who voted, or comes too late, is sent for a paper ballot. */
export function helpAfter(code: ErrorCode, language: BallotLanguage): string {
  const words = BALLOT_WORDS[language]
  if (code === 'ballot_used') return words.used
  if (code === 'ballot_early') return words.early
  return code === 'ballot_late' ? words.late : words.help
}

/** Failures after which the slip itself is worthless. */
export const isUnknownSlip = (code: ErrorCode): boolean => code === 'unauthorized' || code === 'forbidden'
