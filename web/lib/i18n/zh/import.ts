// Words of the import screen (Chinese).
export const imports = {
  title: '数据导入',
} as const
