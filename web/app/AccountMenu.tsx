// Who is signed in, with the way in or out; and the same at the foot of the column of screens.
import { useLocation } from '@tanstack/react-router'
import { ROLES } from '#db/vocabulary.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useSession, useSignOut, type Who } from '#web/lib/session.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Button } from '#web/ui/Button.tsx'

export function AccountLine(props: { onLeave: () => void }) {
  const { t } = useWords()
  const signOut = useSignOut()
  const isIn = isSignedIn(useSession().data)
  return (
    <p className={isIn ? 'account row' : 'account'}>
      <AccountLink onClick={props.onLeave} />
      {isIn ? (
        <Button size="small" onPress={() => signOut.mutate()} isDisabled={signOut.isPending}>
          {t('shell.signOut')}
        </Button>
      ) : null}
    </p>
  )
}

/** Says at a glance whose desk this is: many share one computer. Empty until the session has answered. */
export function NavAccount() {
  const { data } = useSession()
  return <p className="nav-account">{data ? <AccountLink /> : null}</p>
}

function AccountLink(props: { onClick?: () => void }) {
  const { t, label } = useWords()
  const here = useLocation({ select: (location) => location.href })
  const { data: who } = useSession()
  if (!isSignedIn(who)) {
    return (
      <AppLink to="/login" search={{ back: [here] }} {...props}>
        {t('shell.signIn')}
      </AppLink>
    )
  }
  const name = who.displayName ?? who.username
  return (
    <AppLink to="/account" {...props}>
      {who.role ? t('shell.signedInAs', { name, role: label(ROLES, who.role) }) : name}
    </AppLink>
  )
}

const isSignedIn = (who: Who | undefined): who is Who & { readonly username: string } =>
  who !== undefined && who.username !== null && !who.hasEnded
