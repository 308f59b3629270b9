// Language, theme, text size and single-key shortcuts of this browser.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { setPreferences, usePreferences } from '#web/lib/preferences.ts'
import { Segmented } from '#web/ui/Segmented.tsx'

export function PreferencesForm() {
  const { t } = useWords()
  const { theme, size, shortcuts } = usePreferences()
  return (
    <div className="preferences stack">
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
