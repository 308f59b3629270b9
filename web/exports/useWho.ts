// Who exports: the name of who is signed in; reading without a session is possible on the machine itself only.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useSession } from '#web/lib/session.ts'

export function useWho(): string {
  const { t } = useWords()
  const { data } = useSession()
  return data?.displayName ?? data?.username ?? t('exports.anyone')
}
