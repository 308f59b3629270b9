// A period that was appraised: what was published stands; whether today's data still say the same.
import type { Rankings } from '#api/contract/rankings.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { AppLink } from '#web/ui/AppLink.tsx'

export function PublishedNote({ rankings }: { readonly rankings: Rankings }) {
  const { t } = useWords()
  const { published, period } = rankings
  if (published === null) return null
  const { version: n, sha256, isSame } = published
  return (
    <p className={isSame ? 'meta rank-published' : 'strip strip-grey rank-published'} role="note">
      {t(isSame ? 'rank.publishedSame' : 'rank.publishedOther', { n, hash: sha256.slice(0, 12) })}{' '}
      <AppLink to="/quarter/$period" params={{ period: period.id }}>
        {t('rank.publishedOpen')}
      </AppLink>
    </p>
  )
}
