// Preset for messages to a Chinese city government's leaders' board (留言板), as 附件2–4 of the Teddy Cup have them.
import type { Mapping } from '#api/contract/mapping.ts'

/**
 * The board names no department, deadline, archive or outcome: every message is received by 未注明单位, replied at 答复时间
 * where that is given, and stays open. Likes (点赞数, 反对数) and the poster's code (留言用户) have no field of a case.
 */
export const opengovZh: Mapping = {
  id: 'opengov-zh',
  version: '1',
  name: { zh: '网络问政留言', en: 'Government message board (zh)' },
  source: 'opengov-zh',
  ruleSet: 'default',
  departmentKind: 'office',
  dateFormat: 'ymd',
  zone: 'Asia/Shanghai',
  fields: {
    number: { column: '留言编号' },
    receivedAt: { column: '留言时间' },
    title: { column: '留言主题', required: true },
    text: { column: '留言详情' },
    replyText: { column: '答复意见' },
    repliedAt: { column: '答复时间' },
    firstReceiver: { column: ['答复单位', '承办单位'], default: '未注明单位' },
    channel: { column: '渠道', default: 'web' },
  },
  category: { first: { column: ['一级标签', '一级分类'], default: 'other' } },
  ignored: ['留言用户', '点赞数', '反对数'],
}
