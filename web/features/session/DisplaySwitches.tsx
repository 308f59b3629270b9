// Language and large type where nobody is signed in yet.
import { LANGUAGE_NAMES } from '#web/lib/i18n/languageNames.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { setPreferences, usePreferences } from '#web/lib/preferences.ts'
import { Segmented } from '#web/ui/Segmented.tsx'

export function DisplaySwitches() {
  const { t } = useWords()
  const { lang, size } = usePreferences()
  return (
    <div className="row session-display">
      <Segmented
        label={t('shell.language')}
        size="small"
        value={lang}
        options={[
          { value: 'zh', text: LANGUAGE_NAMES.zh },
          { value: 'en', text: LANGUAGE_NAMES.en },
        ]}
        onChange={(value) => setPreferences({ lang: value })}
      />
      <Segmented
        label={t('shell.size')}
        size="small"
        value={size}
        options={[
          { value: 'normal', text: t('shell.sizeNormal') },
          { value: 'large', text: t('shell.sizeLarge') },
        ]}
        onChange={(value) => setPreferences({ size: value })}
      />
    </div>
  )
}
