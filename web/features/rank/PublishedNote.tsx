// A period that was appraised: which version is drawn or stands, whether today's data still say the same, and the way to the other.
import type { Rankings } from '#api/contract/rankings.ts'
import { mayDraw, versionAsked } from '#web/lib/drawn.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useView } from '#web/lib/urlState.ts'
import { AppLink } from '#web/ui/AppLink.tsx'

export function PublishedNote({ rankings }: { readonly rankings: Rankings }) {
  if (rankings.snapshot) return <Drawn rankings={rankings} drawn={rankings.snapshot} />
  if (rankings.published) return <Live rankings={rankings} published={rankings.published} />
  return null
}

const shortened = (sha256: string) => sha256.slice(0, 12)

interface DrawnProps {
  readonly rankings: Rankings
  readonly drawn: NonNullable<Rankings['snapshot']>
}

/** The numbers are a stored version's: of its day, whatever came in since. */
function Drawn({ rankings, drawn }: DrawnProps) {
  const { t, f } = useWords()
  const { version: n, sha256 } = drawn
  const { published, status } = rankings
  const values = { n, hash: shortened(sha256), time: f.dateTimeLong(rankings.asOf) }
  const isLater = published !== null && published.version > n
  return (
    <p
      className={status === 'published' ? 'meta rank-published' : 'strip strip-grey rank-published'}
      role="note"
    >
      {t(
        status === 'published' ? 'rank.drawnPublished' : isLater ? 'rank.drawnOld' : 'rank.drawnDraft',
        values,
      )}{' '}
      {isLater ? (
        <>
          <Version n={published.version} />{' '}
        </>
      ) : null}
      <ToLive /> <ToResult period={rankings.period.id} />
    </p>
  )
}

interface LiveProps {
  readonly rankings: Rankings
  readonly published: NonNullable<Rankings['published']>
}

function Live({ rankings, published }: LiveProps) {
  const { t } = useWords()
  const view = useView()
  const { version: n, sha256, isSame } = published
  const asked = view.params.snapshot !== undefined && view.params.snapshot !== 'live'
  const isNarrowed = asked && versionAsked(view) === null
  return (
    <p className={isSame ? 'meta rank-published' : 'strip strip-grey rank-published'} role="note">
      {t(isSame ? 'rank.publishedSame' : 'rank.publishedOther', { n, hash: shortened(sha256) })}{' '}
      {isNarrowed ? t('rank.drawnNarrowed') : null}
      {mayDraw(view) ? (
        <>
          <Version n={n} />{' '}
        </>
      ) : null}
      <ToResult period={rankings.period.id} />
    </p>
  )
}

function Version({ n }: { readonly n: number }) {
  const { t } = useWords()
  const { search } = useView()
  return (
    <AppLink to="/rank" search={{ ...search, snapshot: [String(n)] }}>
      {t('rank.drawnShow', { n })}
    </AppLink>
  )
}

function ToLive() {
  const { t } = useWords()
  const { search } = useView()
  const { snapshot: _, ...live } = search
  return (
    <AppLink to="/rank" search={live}>
      {t('rank.drawnLive')}
    </AppLink>
  )
}

function ToResult({ period }: { readonly period: string }) {
  const { t } = useWords()
  return (
    <AppLink to="/quarter/$period" params={{ period }}>
      {t('rank.publishedOpen')}
    </AppLink>
  )
}
