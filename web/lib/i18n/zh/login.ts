// Words of the sign-in page (Chinese).
export const login = {
  title: '登录',
  username: '账号',
  password: '密码',
  show: '显示密码',
  hide: '隐藏密码',
  submit: '登录',
  working: '正在登录…',
  missing: '请填写账号和密码',
  errorSummary: '未能登录',
  already: '已登录：{name}',
  goOn: '继续',
  demoTitle: '示例账号',
  demoHint: '仅在示例数据库中存在，密码均为 {password}',
  use: '使用',
  plainHttp: '当前连接未加密（http），请只在可信网络中登录。',
} as const
