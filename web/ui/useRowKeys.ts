// j and k through the rows of a table or list: focus moves over every element marked data-row.
import type { RefObject } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { type Shortcut, useShortcuts } from '#web/lib/shortcuts.ts'

export function useRowKeys(container: RefObject<HTMLElement | null>, isOn: boolean): void {
  const { t } = useWords()
  const step = (by: 1 | -1) => () => moveFocus(container.current, by)
  const keys: readonly Shortcut[] = [
    { keys: 'j', name: t('shell.keyNext'), scope: 'page', run: step(1) },
    { keys: 'k', name: t('shell.keyPreviousRow'), scope: 'page', run: step(-1) },
  ]
  useShortcuts(isOn ? keys : [])
}

function moveFocus(container: HTMLElement | null, by: 1 | -1): void {
  const rows = [...(container?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
  const at = rows.findIndex((row) => row.contains(document.activeElement))
  const next = rows[at < 0 ? (by === 1 ? 0 : rows.length - 1) : at + by]
  next?.focus()
}
