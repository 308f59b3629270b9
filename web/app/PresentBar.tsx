// What stays of the frame while presenting: how to step through the sections and how to leave.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Button } from '#web/ui/Button.tsx'
import { stepSection } from './present.ts'

export function PresentBar({ onLeave }: { readonly onLeave: () => void }) {
  const { t } = useWords()
  return (
    <aside className="present-bar" aria-label={t('shell.present')}>
      <Button size="small" aria-label={t('shell.presentBack')} onPress={() => stepSection(-1)}>
        ←
      </Button>
      <Button size="small" aria-label={t('shell.presentNext')} onPress={() => stepSection(1)}>
        →
      </Button>
      <Button size="small" onPress={onLeave}>
        {t('shell.presentLeave')}
      </Button>
    </aside>
  )
}
