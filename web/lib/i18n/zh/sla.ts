// Words of the sla screen (Chinese).
export const sla = {
  title: '时限与超期',
} as const
