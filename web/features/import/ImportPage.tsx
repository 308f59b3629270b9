// The import screen: choose a file, and what was imported before.
import { API_ROOT } from '#web/lib/apiClient.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Page } from '#web/ui/Page.tsx'
import { ImportList } from './ImportList.tsx'
import { ImportSteps } from './ImportSteps.tsx'
import { PhoneNote } from './PhoneNote.tsx'
import { UploadCard } from './UploadCard.tsx'
import './import.css'

export function ImportPage() {
  const { t, lang } = useWords()
  return (
    <Page
      title={t('imports.title')}
      sub={t('imports.sub')}
      actions={
        <a className="btn" href={`${API_ROOT}/imports/template?language=${lang}`} download>
          {t('imports.template')}
        </a>
      }
      className="import"
    >
      <PhoneNote />
      <div className="import-desk">
        <ImportSteps step="file" />
        <UploadCard />
      </div>
      <ImportList />
    </Page>
  )
}
