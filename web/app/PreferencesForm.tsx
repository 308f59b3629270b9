// Language, theme, text size and single-key shortcuts of this browser.
import { LANGUAGE_NAMES } from '#web/lib/i18n/languageNames.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { setPreferences, usePreferences } from '#web/lib/preferences.ts'
import { Segmented } from '#web/ui/Segmented.tsx'

export function PreferencesForm() {
  const { t } = useWords()
  const { lang, theme, size, shortcuts } = usePreferences()
  return (
    <div className="preferences stack">
      <Segmented
        label={t('shell.language')}
        showLabel
        value={lang}
        options={[
          { value: 'zh', text: LANGUAGE_NAMES.zh },
          { value: 'en', text: LANGUAGE_NAMES.en },
        ]}
        onChange={(value) => setPreferences({ lang: value })}
      />
      <Segmented
        label={t('shell.theme')}
        showLabel
        value={theme}
        options={[
          { value: 'auto', text: t('shell.themeAuto') },
          { value: 'light', text: t('shell.themeLight') },
          { value: 'dark', text: t('shell.themeDark') },
        ]}
        onChange={(value) => setPreferences({ theme: value })}
      />
      <Segmented
        label={t('shell.size')}
        showLabel
        value={size}
        options={[
          { value: 'normal', text: t('shell.sizeNormal') },
          { value: 'large', text: t('shell.sizeLarge') },
        ]}
        onChange={(value) => setPreferences({ size: value })}
      />
      <Segmented
        label={t('shell.shortcuts')}
        showLabel
        value={shortcuts ? 'on' : 'off'}
        options={[
          { value: 'on', text: t('shell.on') },
          { value: 'off', text: t('shell.off') },
        ]}
        onChange={(value) => setPreferences({ shortcuts: value === 'on' })}
      />
    </div>
  )
}
