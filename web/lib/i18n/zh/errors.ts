// Failures that the server cannot name itself; its own codes carry their words in api/domain/errors.ts (Chinese).
export const errors = {
  title: '出错了',
  notFoundTitle: '没有这个页面',
  notFound: '地址可能已变更，或链接不完整。',
  goHome: '回到总览',
  requestId: '请求编号 {id}',
  network: '无法连接服务器，请检查网络',
  not_json: '服务器返回了无法识别的内容',
  other: '请求未成功（{code}）',
  running: '账号 {by} 正在{what}，完成后再试',
  task_preview: '预览时限变更',
  task_rules: '保存时限变更',
  task_calendarPreview: '预览日历变更',
  task_calendar: '保存日历变更',
  withFields: '{sentence}（{fields}）',
  page: '页面出现意外错误，数据没有丢失。',
  reload: '重新载入',
} as const
