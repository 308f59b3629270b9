// Who may write: the button for those who may, for others who may and, without a session, the way to sign in and back.
import { useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ROLES } from '#db/vocabulary.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMayWrite, WRITERS } from '#web/lib/session.ts'
import { AppLink } from '#web/ui/AppLink.tsx'

export function WhoMay({ children, what }: { readonly children: ReactNode; readonly what: string }) {
  const { t, label } = useWords()
  const may = useMayWrite()
  const here = useLocation({ select: (location) => location.href })
  if (may === 'unknown') return null
  if (may === 'yes') return children
  const roles = WRITERS.map((one) => label(ROLES, one)).join(t('cases.listGap'))
  if (may === 'no') return <p className="meta who-may">{t('cases.whoMay', { what, roles })}</p>
  return (
    <AppLink to="/login" search={{ back: [here] }} className="btn" title={t('cases.whoMay', { what, roles })}>
      {t('cases.signInTo', { what })}
    </AppLink>
  )
}
