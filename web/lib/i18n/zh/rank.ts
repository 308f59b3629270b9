// Words of the rank screen (Chinese).
export const rank = {
  title: '考核排行',
} as const
