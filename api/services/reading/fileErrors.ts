// Why a whole file cannot be read: the closed list of codes with their words, and the error that carries one.
import type { Words } from '#db/vocabulary.ts'

export const FILE_ERRORS = {
  empty_file: { zh: '文件是空的', en: 'The file is empty' },
  xls_not_supported: {
    zh: '这是旧版 .xls 文件：请在 Excel 或 WPS 中“另存为”.xlsx 后再导入',
    en: 'This is an old .xls file: save it as .xlsx in Excel or WPS, then import it',
  },
  workbook_encrypted: {
    zh: '工作簿设有打开密码：请去掉密码后再导入',
    en: 'The workbook asks for a password: remove it, then import',
  },
  workbook_unreadable: { zh: '不是可读的 .xlsx 工作簿', en: 'Not a readable .xlsx workbook' },
  workbook_too_big: {
    zh: '工作簿超出安全上限：请另存为 CSV 或分批导入',
    en: 'The workbook exceeds the safe limits: save it as CSV or import it in parts',
  },
  sheet_not_found: { zh: '工作簿中没有这个工作表', en: 'The workbook has no such sheet' },
  too_many_rows: {
    zh: '行数超出工作簿上限：请另存为 CSV',
    en: 'Too many rows for a workbook: save it as CSV',
  },
  too_many_columns: { zh: '列数超出上限', en: 'Too many columns' },
  missing_columns: {
    zh: '缺少必需的列：请检查所选的预设或字段对应',
    en: 'Required columns are missing: check the preset or the mapping',
  },
  mapping_invalid: { zh: '字段对应文件有误', en: 'The mapping file is not valid' },
} as const satisfies Record<string, Words>

export type FileErrorCode = keyof typeof FILE_ERRORS

/** A file that cannot be imported at all; `details` names what and how much. */
export class FileError extends Error {
  readonly code: FileErrorCode
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: FileErrorCode, details: Readonly<Record<string, unknown>> = {}, cause?: unknown) {
    super(describe(code, details), cause === undefined ? undefined : { cause })
    this.name = 'FileError'
    this.code = code
    this.details = details
  }
}

function describe(code: FileErrorCode, details: Readonly<Record<string, unknown>>): string {
  const said = Object.entries(details).map(([name, value]) => `${name} ${listed(value)}`)
  return said.length === 0 ? FILE_ERRORS[code].en : `${FILE_ERRORS[code].en} (${said.join('; ')})`
}

const listed = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : String(value))
