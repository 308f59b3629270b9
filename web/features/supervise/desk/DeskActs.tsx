// What ends an item of a queue: save, go back a question, leave it for later.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Button } from '#web/ui/Button.tsx'
import { KeyHint } from '#web/ui/KeyHint.tsx'

interface DeskActsProps {
  /** Null = there is nothing to save, or not yet. */
  readonly onSave: (() => void) | null
  /** Null = this is the first page, or there are none. */
  readonly back?: (() => void) | null
  /** Null = nothing is left to go on to. */
  readonly onSkip: (() => void) | null
  /** Nothing can be entered any more: one goes on, and skips nothing. */
  readonly isClosed?: boolean
}

export function DeskActs({ onSave, back = null, onSkip, isClosed = false }: DeskActsProps) {
  const { t } = useWords()
  return (
    <div className="row desk-acts">
      {onSave === null ? null : (
        <Button kind="primary" onPress={onSave}>
          {t('inspect.saveNext')}
          <KeyHint keys="Ctrl Enter" />
        </Button>
      )}
      {back === null ? null : <Button onPress={back}>{t('inspect.back')}</Button>}
      {onSkip === null ? null : (
        <Button onPress={onSkip}>
          {t(isClosed ? 'inspect.next' : 'inspect.skip')}
          <KeyHint keys="S" />
        </Button>
      )}
    </div>
  )
}
