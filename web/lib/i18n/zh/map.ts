// Words of the map screen (Chinese).
export const map = {
  title: '问题热力图',
} as const
