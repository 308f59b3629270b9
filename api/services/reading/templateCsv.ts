// The template file people download, fill in and import.
import { TEMPLATE_COLUMNS } from './templateColumns.ts'

/**
 * The template as a CSV file: UTF-8 with byte order mark (spreadsheets need it), CRLF, the header alone.
 * @param language names of the columns; the import takes both.
 */
export function templateCsv(language: 'zh' | 'en' = 'zh'): string {
  return `\ufeff${TEMPLATE_COLUMNS.map((column) => column[language]).join(',')}\r\n`
}
