// Has a workbook written by the worker, one worker a file; an abort ends it.
import type { WorkbookAnswer, WorkbookTask } from './workbookWorker.ts'

/** The bytes of an .xlsx. Throws what the writer says, or the reason of an abort. */
export function writeWorkbook(task: WorkbookTask, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const worker = new Worker(new URL('./workbookWorker.ts', import.meta.url), { type: 'module' })
  const written = new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<WorkbookAnswer>) =>
      'fault' in data ? reject(new Error(data.fault)) : resolve(data.content)
    worker.onerror = ({ message }) => reject(new Error(message))
    signal.addEventListener('abort', () => reject(signal.reason))
    worker.postMessage(task)
  })
  return written.finally(() => worker.terminate())
}
