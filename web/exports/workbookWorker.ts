// Writes workbooks beside the page: a hundred thousand rows take seconds, in which the page must stay alive.
import type { ExportDocument } from './exportTable.ts'
import { type WorkbookWords, workbookOf } from './workbook.ts'

export interface WorkbookTask {
  readonly document: ExportDocument
  readonly words: WorkbookWords
}
export type WorkbookAnswer = { readonly content: Uint8Array<ArrayBuffer> } | { readonly fault: string }

self.onmessage = ({ data }: MessageEvent<WorkbookTask>) => {
  workbookOf(data.document, data.words).then(
    (content) => answer({ content: new Uint8Array(content) }),
    (cause: unknown) => answer({ fault: String(cause) }),
  )
}

function answer(message: WorkbookAnswer): void {
  self.postMessage(message)
}
