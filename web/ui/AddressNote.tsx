// Which address stands in codes and links, where nobody told the server the one that residents use.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { usePublicOrigin } from '#web/lib/publicOrigin.ts'

export function AddressNote() {
  const { t } = useWords()
  const { origin, isTold } = usePublicOrigin()
  if (isTold) return null
  if (!isThisMachine(origin)) return <p className="meta">{t('release.codeAddress', { address: origin })}</p>
  return (
    <p className="strip strip-poor" role="alert">
      {t('release.codeHere', { address: origin })}
    </p>
  )
}

/** An address that no telephone opens. */
const isThisMachine = (origin: string): boolean =>
  /\/(?:localhost|127\.[\d.]+|\[::1\])(?::\d+)?$/.test(origin)
