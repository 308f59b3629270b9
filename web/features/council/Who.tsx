// Who acts in a council; the way in for who is not signed in.
import { useLocation } from '@tanstack/react-router'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useSession } from '#web/lib/session.ts'
import { AppLink } from '#web/ui/AppLink.tsx'

export function Who({ text }: { readonly text?: string }) {
  const { t } = useWords()
  const { data } = useSession()
  const here = useLocation({ select: (location) => location.href })
  return (
    <p className="muted row">
      <span>{text ?? t('council.who')}</span>
      {data && data.role === null ? (
        <AppLink to="/login" search={{ back: [here] }} className="btn btn-primary">
          {t('council.signIn')}
        </AppLink>
      ) : null}
    </p>
  )
}
