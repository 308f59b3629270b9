// Words of the overview screen (Chinese).
export const overview = {
  title: '总览',
} as const
