// Words of the cases screen (Chinese).
export const cases = {
  title: '工单',
} as const
