// Reading is open, importing is not: who may, and the way to sign in and come back.
import { useLocation } from '@tanstack/react-router'
import { ROLES } from '#db/vocabulary.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMayWrite, WRITERS } from '#web/lib/session.ts'
import { AppLink } from '#web/ui/AppLink.tsx'

export function SignInNote() {
  const { t, label } = useWords()
  const may = useMayWrite()
  const here = useLocation({ select: (location) => location.href })
  if (may === 'yes' || may === 'unknown') return null
  const roles = WRITERS.map((role) => label(ROLES, role)).join(t('imports.listGap'))
  const isSignedOut = may === 'signedOut'
  return (
    <div className="row">
      <p>{t(isSignedOut ? 'imports.signInFirst' : 'imports.mayNot', { roles })}</p>
      {isSignedOut ? (
        <AppLink to="/login" search={{ back: [here] }} className="btn btn-primary">
          {t('imports.signIn')}
        </AppLink>
      ) : null}
    </div>
  )
}
