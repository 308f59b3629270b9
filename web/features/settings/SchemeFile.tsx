// Adds a scheme from its file.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { FileButton } from './FileButton.tsx'
import { type Scheme, useAddScheme } from './queries.ts'

export function SchemeFile() {
  const { t } = useWords()
  const add = useAddScheme()
  return (
    <FileButton
      label={t('settings.fromFile')}
      onFile={(content) => add.mutate(content as Scheme)}
      error={add.error}
      said={add.data ? t('settings.added', { id: add.data.id, version: add.data.version }) : null}
    />
  )
}
