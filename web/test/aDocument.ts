// A small document for tests: every kind of cell, dangerous texts, an envelope of two lines.
import type { ExportDocument } from '#web/exports/exportTable.ts'

export function aDocument(): ExportDocument {
  return {
    tables: [
      {
        title: '2026年第三季度居委会考核排行',
        name: '居委会',
        columns: [
          { id: 'rank', head: '名次', kind: 'rank', isBrief: true },
          { id: 'unitId', head: '单位编号', kind: 'id' },
          { id: 'unit', head: '单位', kind: 'text', isBrief: true },
          { id: 'rate', head: '解决率', kind: 'rate', isBrief: true },
          { id: 'cases', head: '办件量', kind: 'count', isBrief: true },
          { id: 'at', head: '时间', kind: 'time' },
          { id: 'change', head: '名次变化', kind: 'change', isBrief: true },
          { id: 'casesOf', head: '依据工单', kind: 'link' },
        ],
        rows: [
          [
            1,
            '20260000000000000001',
            '=HYPERLINK("http://x")',
            102 / 154,
            12_345,
            Date.UTC(2026, 8, 30, 18, 0),
            2,
            'http://127.0.0.1:8080/cases?period=2026-Q3&department=d1',
          ],
          [2, '007', '含“引号",逗号\n与换行', null, 0, null, -1, null],
        ],
      },
      {
        title: '物业',
        name: '居委会',
        columns: [{ id: 'a', head: 'a', kind: 'text' }],
        rows: [['+1'], ['@x'], ['-2']],
      },
    ],
    envelope: {
      notes: [
        { id: 'period', label: '期次', text: '2026年第三季度', raw: '2026-Q3' },
        { id: 'filters', label: '筛选', text: '未筛选（全部）', raw: '' },
      ],
      isDraft: true,
      status: '暂列',
      fileName: 'pingyi-rank-2026-Q3-20260930T1800',
      report: { what: 'rank', period: '2026-Q3', filters: {} },
    },
  }
}
