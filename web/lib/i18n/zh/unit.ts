// Words of the unit screen (Chinese).
export const unit = {
  title: '部门详情',
} as const
