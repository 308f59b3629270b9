// The accounts of the demo street, each with its role and a button that signs in as it.
import { ROLES } from '#db/vocabulary.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './demoAccounts.ts'

export function DemoAccounts(props: { onUse: (username: string) => void; isBusy: boolean }) {
  const { t, label } = useWords()
  return (
    <Panel title={t('login.demoTitle')} sub={t('login.demoHint', { password: DEMO_PASSWORD })}>
      <ul className="session-demo">
        {DEMO_ACCOUNTS.map(({ username, role }) => (
          <li key={username}>
            <span>
              <b>{username}</b> <span className="muted">{label(ROLES, role)}</span>
            </span>
            <Button
              size="small"
              isDisabled={props.isBusy}
              aria-label={t('login.use', { name: username })}
              onPress={() => props.onUse(username)}
            >
              {t('login.submit')}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
