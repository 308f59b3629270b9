// A4 paper on the screen and in print: the sheet, its watermark, its way back and the print button.
import type { ReactNode } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Page } from '#web/ui/Page.tsx'
import './paper.css'

export interface PaperProps {
  /** Name of the screen. */
  readonly title: string
  readonly how: string
  readonly back: ReactNode
  /** Which numbers are on it, where there is a choice. */
  readonly choice?: ReactNode
  /** Word across every page; null on published papers. */
  readonly watermark: string | null
  readonly children: ReactNode
}

export function Paper({ title, how, back, choice, watermark, children }: PaperProps) {
  const { t } = useWords()
  return (
    <Page
      title={title}
      sub={how}
      above={<p className="paper-back">{back}</p>}
      actions={
        <>
          {choice}
          <Button kind="primary" onPress={() => window.print()}>
            {t('notice.print')}
          </Button>
        </>
      }
      className="paper-page"
    >
      <article className="paper" aria-label={t('notice.paper')}>
        {watermark === null ? null : (
          <div className="paper-watermark" data-word={watermark} aria-hidden="true" />
        )}
        {children}
      </article>
    </Page>
  )
}
