// Which address stands in codes and links, where nobody told the server the one that residents use.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { usePublicOrigin } from '#web/lib/publicOrigin.ts'

export function AddressNote() {
  const { t } = useWords()
  const { origin, isTold } = usePublicOrigin()
  return isTold ? null : <p className="meta">{t('release.codeAddress', { address: origin })}</p>
}
