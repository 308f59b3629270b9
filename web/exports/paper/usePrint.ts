// Printing a paper: entered in the audit log first, whichever way it is printed.
import { useEffect, useRef, useState } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import type { ExportEnvelope } from '../exportTable.ts'
import { reportPrint } from '../reportExport.ts'

export interface Printing {
  readonly print: () => void
  /** Why it was not printed; empty where it was. */
  readonly fault: string
}

/**
 * The print button waits for the entry and prints nothing without it. The browser's own printing cannot be held up: it is
 * entered while it begins. `report` null = the paper is not there yet.
 */
export function usePrint(report: ExportEnvelope['report'] | null): Printing {
  const words = useWords()
  const [fault, setFault] = useState('')
  const isEntered = useRef(false)
  useEffect(() => {
    const enter = () => {
      if (!isEntered.current && report) reportPrint(report, words).catch(said(setFault))
      isEntered.current = false
    }
    window.addEventListener('beforeprint', enter)
    return () => window.removeEventListener('beforeprint', enter)
  }, [report, words])
  const print = () => {
    if (report === null) return
    setFault('')
    reportPrint(report, words).then(() => {
      isEntered.current = true
      window.print()
    }, said(setFault))
  }
  return { print, fault }
}

const said = (set: (text: string) => void) => (error: unknown) =>
  set(error instanceof Error ? error.message : String(error))
