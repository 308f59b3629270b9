// The list of every shortcut that works here, and the way to the help page.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { usePreferences } from '#web/lib/preferences.ts'
import { distinctKeys, type Shortcut, useActiveShortcuts } from '#web/lib/shortcuts.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'

export function KeysDialog(props: { onClose: () => void }) {
  const { t } = useWords()
  const { shortcuts: isOn } = usePreferences()
  const active = useActiveShortcuts()
  const page = active.filter((one) => one.scope === 'page')
  return (
    <Dialog isOpen onOpenChange={(isOpen) => !isOpen && props.onClose()} title={t('shell.keysTitle')}>
      {isOn ? null : <p className="strip strip-grey">{t('shell.keysOff')}</p>}
      <KeyList title={t('shell.keysGlobal')} keys={active.filter((one) => one.scope === 'global')} />
      {page.length > 0 ? <KeyList title={t('shell.keysPage')} keys={page} /> : null}
      <p>
        <AppLink to="/help" onClick={props.onClose}>
          {t('shell.moreHelp')}
        </AppLink>
      </p>
    </Dialog>
  )
}

function KeyList(props: { title: string; keys: readonly Shortcut[] }) {
  return (
    <section>
      <h3>{props.title}</h3>
      <dl className="keys">
        {distinctKeys(props.keys).map((one) => (
          <div key={one.keys}>
            <dt>
              {one.keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{one.name}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
