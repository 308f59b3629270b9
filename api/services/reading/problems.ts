// Why a row is refused: the closed list of codes with what is wrong and what to do, and the problem a row carries.
import type { Words } from '#db/vocabulary.ts'

/** What a code says and what helps, in both languages. */
export interface ProblemWords extends Words {
  readonly fix: Words
}

export const ROW_PROBLEMS = {
  required: {
    zh: '必填项为空',
    en: 'A required value is missing',
    fix: { zh: '补填该列', en: 'Fill in the column' },
  },
  date_unreadable: {
    zh: '无法识别的日期时间',
    en: 'Not a readable date and time',
    fix: { zh: '写成 2026-09-30 15:42', en: 'Write it as 2026-09-30 15:42' },
  },
  date_out_of_range: {
    zh: '日期不在 1990–2100 年之间',
    en: 'The date lies outside 1990–2100',
    fix: { zh: '改正年份', en: 'Correct the year' },
  },
  time_order: {
    zh: '早于受理时间',
    en: 'Earlier than the time of receipt',
    fix: {
      zh: '核对受理、答复、归档与期限的先后',
      en: 'Check the order of receipt, reply, archive and due time',
    },
  },
  coordinate_unreadable: {
    zh: '经纬度不是数字，或只有其一',
    en: 'The coordinate is no number, or half of it is missing',
    fix: { zh: '填十进制度数，或两列都留空', en: 'Give decimal degrees, or leave both columns empty' },
  },
  coordinate_range: {
    zh: '经纬度超出范围',
    en: 'The coordinate is out of range',
    fix: { zh: '核对经度与纬度是否填反', en: 'Check whether longitude and latitude are swapped' },
  },
  value_unknown: {
    zh: '不认识的取值',
    en: 'Not one of the known values',
    fix: {
      zh: '改为列表中的取值，或在字段对应中为它指定代码',
      en: 'Use a known value, or map this one to a code',
    },
  },
  source_invalid: {
    zh: '来源不能含冒号且不超过 40 字',
    en: 'A source has no colon and at most 40 characters',
    fix: { zh: '改正来源', en: 'Correct the source' },
  },
  number_too_long: {
    zh: '编号超过 100 字',
    en: 'The number has more than 100 characters',
    fix: { zh: '核对编号列是否对应正确', en: 'Check that the right column is mapped to the number' },
  },
  number_digits_lost: {
    zh: '长编号被存成数字，末位已丢失',
    en: 'A long number was stored as a numeric value and lost its last digits',
    fix: { zh: '从源系统重新导出，编号列设为文本', en: 'Export again with the number column as text' },
  },
  duplicate_in_file: {
    zh: '同一文件中编号重复',
    en: 'The number occurs more than once in the file',
    fix: { zh: '只保留一行', en: 'Keep one row' },
  },
  events_json: {
    zh: '事件列不是有效的事件清单',
    en: 'The events column is not a valid list of events',
    fix: { zh: '按模板说明改正 JSON', en: 'Correct the JSON as the template says' },
  },
  nul_byte: {
    zh: '含空字符（NUL），可能已损坏',
    en: 'Holds a NUL character, probably damaged',
    fix: { zh: '删除该字符或重新导出', en: 'Remove it or export again' },
  },
  bad_bytes: {
    zh: '含不属于该编码的字节',
    en: 'Holds bytes that are not of the file’s encoding',
    fix: {
      zh: '核对编码（UTF-8 或 GB18030）或重新导出',
      en: 'Check the encoding (UTF-8 or GB18030) or export again',
    },
  },
  unclosed_quote: {
    zh: '引号没有闭合，文件可能被截断',
    en: 'A quote is never closed; the file may be cut off',
    fix: { zh: '补上引号或重新导出', en: 'Close the quote or export again' },
  },
  misplaced_quote: {
    zh: '引号闭合后还有文字',
    en: 'Text follows a closing quote',
    fix: { zh: '单元格内的引号要写成两个', en: 'Write quotes inside a cell twice' },
  },
  line_too_long: {
    zh: '一行超过 1 MiB',
    en: 'The line is longer than 1 MiB',
    fix: { zh: '核对换行，或重新导出', en: 'Check the line ends or export again' },
  },
  column_count: {
    zh: '列数与表头不符',
    en: 'The number of columns differs from the header',
    fix: { zh: '含逗号的文字要加引号', en: 'Quote texts that hold the delimiter' },
  },
} as const satisfies Record<string, ProblemWords>

export type ProblemCode = keyof typeof ROW_PROBLEMS

/** One fault of one row. `column` is the file's own name of the column, null where the row as a whole is at fault. */
export interface RowProblem {
  readonly line: number
  readonly column: string | null
  readonly code: ProblemCode
  /** The cell as read, at most 200 characters. */
  readonly value: string
  /** What is wrong and what to do, in Chinese. */
  readonly message: string
}

const SHOWN_VALUE = 200

/** A problem with its words; `detail` (Chinese) says more than the code can. */
export function rowProblem(problem: {
  readonly line: number
  readonly column: string | null
  readonly code: ProblemCode
  readonly value: string
  readonly detail?: string | undefined
}): RowProblem {
  const { line, column, code, value, detail } = problem
  const { zh, fix } = ROW_PROBLEMS[code]
  const message = `${zh}${detail === undefined ? '' : `（${detail}）`}；${fix.zh}`
  return { line, column, code, value: value.slice(0, SHOWN_VALUE), message }
}
