// Tells the server what is about to leave the page. No entry in the audit log, no file: the log then has all that the page gave.
import type { ExportReport } from '#api/contract/exports.ts'
import type { ExportFormat } from '#db/vocabulary.ts'
import { send } from '#web/lib/apiClient.ts'
import { errorText } from '#web/lib/errorText.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'
import type { ExportDocument, ExportEnvelope } from './exportTable.ts'

/** Throws, in the reader's words, where the entry was not made: the file is then not to be handed over. */
export async function reportExport(
  { envelope, tables: [table] }: ExportDocument,
  format: ExportFormat,
  words: Words,
): Promise<void> {
  await entered({ ...envelope.report, format, rows: table.rows.length }, words)
}

/** The same for a paper about to be printed by its button. */
export const reportPrint = (report: ExportEnvelope['report'], words: Words): Promise<void> =>
  entered({ ...report, format: 'print' }, words)

/** A screen's programme about to be taken away as a file. */
export const reportScreenFile = (
  { screen, format }: { readonly screen: number; readonly format: 'html' | 'png' },
  words: Words,
): Promise<void> => entered({ what: 'screen', of: String(screen), format, filters: {} }, words)

/** The same for pictures of a released result, sent into a chat. */
export const reportShare = (period: string, words: Words): Promise<void> =>
  entered({ what: 'share', period, format: 'png', filters: {} }, words)

async function entered(body: ExportReport, words: Words): Promise<void> {
  try {
    await send('reportExport', { body })
  } catch (cause) {
    throw new Error(words.t('exports.notLogged', { why: errorText(cause, words) }), { cause })
  }
}
