// Words of the help page (Chinese).
export const help = {
  title: '帮助',
  sub: '口径、快捷键与显示问题',
} as const
