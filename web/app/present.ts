// Presenting on a projector: type half as large again, the frame hidden, sections stepped through by key.
import { useEffect, useState } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useShortcuts } from '#web/lib/shortcuts.ts'

/** What is stepped through: the head of the page, then its blocks. */
const SECTIONS = '#content .head, #content .panel, #content .kpis, #content .rank-table'

export interface Present {
  readonly isOn: boolean
  readonly leave: () => void
}

/** `P` begins and ends; while on, arrows step and Esc ends. The root element carries `data-present` for the styles. */
export function usePresent(): Present {
  const { t } = useWords()
  const [isOn, setOn] = useState(false)
  useEffect(() => {
    if (!isOn) return
    document.documentElement.dataset.present = ''
    return () => {
      delete document.documentElement.dataset.present
    }
  }, [isOn])
  const scope = 'global' as const
  useShortcuts([
    { keys: 'P', name: t('shell.keyPresent'), scope, run: () => setOn(!isOn) },
    ...(isOn
      ? [
          { keys: 'ArrowRight', name: t('shell.presentNext'), scope, run: () => stepSection(1) },
          { keys: 'ArrowLeft', name: t('shell.presentBack'), scope, run: () => stepSection(-1) },
          { keys: 'Escape', name: t('shell.presentLeave'), scope, run: () => setOn(false) },
        ]
      : []),
  ])
  return { isOn, leave: () => setOn(false) }
}

/** Brings the section after (1) or before (−1) the one at the top of the window to the top. */
export function stepSection(direction: 1 | -1): void {
  const sections = [...document.querySelectorAll<HTMLElement>(SECTIONS)]
  const tops = sections.map((section) => section.getBoundingClientRect().top)
  const next = sectionToShow(tops, direction)
  if (next !== null) sections[next]?.scrollIntoView({ block: 'start' })
}

/** A section this near to the top is the one that is shown. */
const NEAR = 8

/** Index of the section to bring up, by the sections' distances from the top of the window in page order; null = none left. */
export function sectionToShow(tops: readonly number[], direction: 1 | -1): number | null {
  const found =
    direction === 1 ? tops.findIndex((top) => top > NEAR) : tops.findLastIndex((top) => top < -NEAR)
  return found === -1 ? null : found
}
