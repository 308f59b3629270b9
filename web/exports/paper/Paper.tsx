// A4 paper on the screen and in print: the sheet, its watermark, its way back and the print button.
import type { ReactNode } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Page } from '#web/ui/Page.tsx'
import type { ExportEnvelope } from '../exportTable.ts'
import { usePrint } from './usePrint.ts'
import './figures.css'
import './paper.css'

export interface PaperProps {
  /** Name of the screen. */
  readonly title: string
  readonly how: string
  readonly back: ReactNode
  /** Which numbers are on it, where there is a choice. */
  readonly choice?: ReactNode
  /** What the audit log is told when it is printed; null while its numbers are not there. */
  readonly report: ExportEnvelope['report'] | null
  /** Word across every page; null on published papers. */
  readonly watermark: string | null
  readonly children: ReactNode
}

export function Paper({ title, how, back, choice, report, watermark, children }: PaperProps) {
  const { t } = useWords()
  const { print, fault } = usePrint(report)
  return (
    <Page
      title={title}
      sub={how}
      above={<p className="paper-back">{back}</p>}
      actions={
        <>
          {choice}
          <Button kind="primary" isDisabled={report === null} onPress={print}>
            {t('notice.print')}
          </Button>
        </>
      }
      className="paper-page"
    >
      {fault === '' ? null : (
        <p className="strip strip-poor paper-fault" role="alert">
          {fault}
        </p>
      )}
      <article className="paper" aria-label={t('notice.paper')}>
        {watermark === null ? null : (
          <div className="paper-watermark" data-word={watermark} aria-hidden="true" />
        )}
        {children}
      </article>
    </Page>
  )
}
