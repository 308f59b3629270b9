// What the menu's items do: describe once, write, hand over; and what is said about it.
import { useRef, useState } from 'react'
import type { ExportFormat } from '#db/vocabulary.ts'
import { useWords, type Words } from '#web/lib/i18n/WordsContext.tsx'
import type { ExportSource } from './ExportMenu.tsx'
import type { ExportDocument, Stamp } from './exportTable.ts'
import type { Picture } from './picture.ts'
import { reportExport } from './reportExport.ts'
import { useWho } from './useWho.ts'

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy'; readonly name: string; readonly progress: string }
  | { readonly kind: 'said'; readonly text: string }

export interface Pictures {
  readonly title: string
  readonly fileName: string
  readonly pictures: readonly Picture[]
}

export interface ExportWork {
  readonly state: State
  readonly text: string
  readonly pictures: Pictures | null
  readonly saveWorkbook: () => void
  readonly saveCsv: () => void
  readonly drawPicture: () => void
  readonly copy: () => void
  readonly cancel: () => void
  readonly closePictures: () => void
}

/** What a format does with a document; answers with what to say at the end. */
type Write = (
  document: ExportDocument,
  at: { readonly stamp: Stamp; readonly signal: AbortSignal },
) => Promise<string>

export function useExport(source: ExportSource): ExportWork {
  const words = useWords()
  const { t } = words
  const who = useWho()
  const [state, setState] = useState<State>({ kind: 'idle' })
  const [pictures, setPictures] = useState<Pictures | null>(null)
  const running = useRef<AbortController | null>(null)

  const run = (name: string, format: ExportFormat, write: Write) => {
    const control = new AbortController()
    running.current = control
    const busy = (progress: string) => setState({ kind: 'busy', name, progress })
    const finish = async () => {
      if (source.describe === null) return
      const stamp = { who, atMs: Date.now() }
      const onProgress = (done: number, total: number) => busy(t('exports.progress', { done, total }))
      const document = await source.describe(stamp, { signal: control.signal, onProgress })
      await reportExport(document, format, words)
      const text = await write(document, { stamp, signal: control.signal })
      if (!control.signal.aborted) setState({ kind: 'said', text })
    }
    busy('')
    finish().catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error)
      setState(
        control.signal.aborted
          ? { kind: 'idle' }
          : { kind: 'said', text: t('exports.failed', { name, why }) },
      )
    })
  }

  return {
    state,
    text: textOf(state, words),
    pictures,
    saveWorkbook: () =>
      run(t('exports.excel'), 'xlsx', (document, { signal }) => saveWorkbook(document, words, signal)),
    saveCsv: () => run(t('exports.csv'), 'csv', (document) => saveCsv(document, words)),
    copy: () => run(t('exports.copy'), 'copy', (document) => copyTable(document, words)),
    drawPicture: () =>
      run(t('exports.picture'), 'png', async (document, { stamp }) => {
        const drawn = await source.picture?.(stamp)
        const { pictureOf } = await import('./picture.ts')
        const made = await Promise.all((drawn?.parts ?? []).map(pictureOf))
        setPictures({ title: drawn?.title ?? '', fileName: document.envelope.fileName, pictures: made })
        return ''
      }),
    cancel: () => {
      running.current?.abort()
      setState({ kind: 'idle' })
    },
    closePictures: () => setPictures(null),
  }
}

function textOf(state: State, { t }: Words): string {
  if (state.kind === 'idle') return ''
  if (state.kind === 'said') return state.text
  return state.progress === '' ? t('exports.busy', { name: state.name }) : state.progress
}

async function saveWorkbook(document: ExportDocument, { t }: Words, signal: AbortSignal): Promise<string> {
  const [{ writeWorkbook }, { download }] = await Promise.all([
    import('./writeWorkbook.ts'),
    import('./download.ts'),
  ])
  const names = {
    notes: t('exports.sheetNotes'),
    label: t('exports.columnItem'),
    text: t('exports.columnText'),
    raw: t('exports.columnRaw'),
    open: t('exports.open'),
  }
  const content = await writeWorkbook({ document, words: names }, signal)
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  download(new Blob([content], { type }), `${document.envelope.fileName}.xlsx`)
  return ended(document, t('exports.done', { name: t('exports.excel') }))
}

async function saveCsv(document: ExportDocument, { t }: Words): Promise<string> {
  const [{ csvText }, { download }] = await Promise.all([import('./csv.ts'), import('./download.ts')])
  download(
    new Blob([csvText(document)], { type: 'text/csv;charset=utf-8' }),
    `${document.envelope.fileName}.csv`,
  )
  return ended(document, t('exports.done', { name: t('exports.csv') }))
}

async function copyTable(document: ExportDocument, { t, f }: Words): Promise<string> {
  const { copiedTable, copyBoth } = await import('./clipboard.ts')
  try {
    await copyBoth(copiedTable(document, f))
  } catch (cause) {
    throw new Error(t('exports.copyRefused'), { cause })
  }
  return t('exports.copied')
}

/** A file that was cut says so after its name. */
const ended = ({ warning }: ExportDocument, text: string): string => (warning ? `${text} · ${warning}` : text)
