// The one exports menu: a button on every screen that has figures, and its key E; what it opens is loaded when asked for.
import { lazy, Suspense, useRef, useState } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import type { Path } from '#web/lib/paths.ts'
import type { Search } from '#web/lib/search.ts'
import { useShortcuts } from '#web/lib/shortcuts.ts'
import type { PosterPart } from '#web/marks/poster.ts'
import { Button } from '#web/ui/Button.tsx'
import { KeyHint } from '#web/ui/KeyHint.tsx'
import { Popover } from '#web/ui/Popover.tsx'
import type { ExportDocument, Stamp } from './exportTable.ts'

const Panel = lazy(() => import('./ExportPanel.tsx').then((module) => ({ default: module.ExportPanel })))

/** For exports that read page after page. */
export interface ExportControl {
  readonly signal: AbortSignal
  readonly onProgress: (done: number, total: number) => void
}

/** What a screen offers; formats that it lacks stand in the menu all the same, and say so. */
export interface ExportSource {
  /** The document of what is on screen, from the answers themselves; null while they are not there. */
  readonly describe: ((stamp: Stamp, control: ExportControl) => Promise<ExportDocument>) | null
  /** The long picture's parts. */
  readonly picture?: (
    stamp: Stamp,
  ) => Promise<{ readonly title: string; readonly parts: readonly PosterPart[] }>
  /** The printable page of this screen. */
  readonly paper?: {
    readonly to: Path
    readonly params?: Readonly<Record<string, string>>
    readonly search: Search
    readonly hint: 'exports.paperSub' | 'exports.paperBrief' | 'exports.paperUnit' | 'checkResults.report'
  }
  /** Too many rows to copy or draw. */
  readonly isLong?: boolean
}

export function ExportMenu({ source }: { readonly source: ExportSource }) {
  const { t } = useWords()
  const [isOpen, setOpen] = useState(false)
  const trigger = useRef<HTMLButtonElement>(null)
  useShortcuts([{ keys: 'E', name: t('exports.key'), scope: 'page', run: () => setOpen(true) }])
  return (
    <>
      <Button ref={trigger} aria-expanded={isOpen} onPress={() => setOpen(true)}>
        {t('exports.menu')}
        <KeyHint keys="E" />
      </Button>
      <Popover
        isOpen={isOpen}
        onOpenChange={setOpen}
        triggerRef={trigger}
        placement="bottom end"
        label={t('exports.menuLabel')}
        className="exports"
      >
        <Suspense fallback={<p className="meta">{t('kit.loading')}</p>}>
          <Panel source={source} />
        </Suspense>
      </Popover>
    </>
  )
}
