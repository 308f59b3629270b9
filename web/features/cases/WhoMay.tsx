// Who may write: the button for those who may, for others who may and, without a session, the way to sign in and back.
import { useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ROLES, type Role } from '#db/vocabulary.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useSession } from '#web/lib/session.ts'
import { AppLink } from '#web/ui/AppLink.tsx'

/** Roles that may enter cases and events (the server's own list). */
const WRITERS: readonly Role[] = ['leader', 'operator', 'admin']

export function WhoMay({ children, what }: { readonly children: ReactNode; readonly what: string }) {
  const { t, label } = useWords()
  const session = useSession()
  const here = useLocation({ select: (location) => location.href })
  if (!session.data) return null
  const { role } = session.data
  if (role !== null && WRITERS.includes(role)) return children
  const roles = WRITERS.map((one) => label(ROLES, one)).join(t('cases.listGap'))
  if (role !== null) return <p className="meta who-may">{t('cases.whoMay', { what, roles })}</p>
  return (
    <AppLink to="/login" search={{ back: [here] }} className="btn" title={t('cases.whoMay', { what, roles })}>
      {t('cases.signInTo', { what })}
    </AppLink>
  )
}
