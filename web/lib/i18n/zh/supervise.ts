// Words of the third-party check (Chinese).
export const supervise = {
  title: '第三方监督',
  sub: '样本由谁也选不了的种子抽出；核查与回访在看不到排名的情况下进行',
  draw: '抽样',
  check: '核查',
  visit: '回访',
  results: '结果',
  signals: '线索',
} as const
