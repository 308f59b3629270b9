// Who is signed in, with the way in or out.
import { useLocation } from '@tanstack/react-router'
import { ROLES } from '#db/vocabulary.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useSession, useSignOut } from '#web/lib/session.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Button } from '#web/ui/Button.tsx'

export function AccountLine(props: { onLeave: () => void }) {
  const { t, label } = useWords()
  const session = useSession()
  const signOut = useSignOut()
  const here = useLocation({ select: (location) => location.href })
  const who = session.data
  if (!who?.username || who.hasEnded) {
    return (
      <p className="account">
        <AppLink to="/login" search={{ back: [here] }} onClick={props.onLeave}>
          {t('shell.signIn')}
        </AppLink>
      </p>
    )
  }
  const name = who.displayName ?? who.username
  return (
    <p className="account row">
      <AppLink to="/account" onClick={props.onLeave}>
        {who.role ? t('shell.signedInAs', { name, role: label(ROLES, who.role) }) : name}
      </AppLink>
      <Button size="small" onPress={() => signOut.mutate()} isDisabled={signOut.isPending}>
        {t('shell.signOut')}
      </Button>
    </p>
  )
}
