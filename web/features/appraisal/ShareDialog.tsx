// 分享图: the card for a chat group and the long pictures, drawn when they are asked for.
import { useQuery } from '@tanstack/react-query'
import { PictureDialog } from '#web/exports/PictureDialog.tsx'
import { reportShare } from '#web/exports/reportExport.ts'
import { errorText } from '#web/lib/errorText.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { usePublicOrigin } from '#web/lib/publicOrigin.ts'
import '#web/exports/exports.css'
import { AddressNote } from '#web/ui/AddressNote.tsx'
import { useMetricNames } from '#web/ui/useMetricName.ts'
import type { Which } from './queries.ts'
import { sharePictures } from './sharePictures.ts'

export function ShareDialog({ which, onClose }: { readonly which: Which; readonly onClose: () => void }) {
  const words = useWords()
  const metricName = useMetricNames()
  const { origin } = usePublicOrigin()
  const { data, error } = useQuery({
    queryKey: ['share', which.period, which.scheme, words.lang, origin],
    queryFn: async () => {
      await reportShare(which.period, words)
      return sharePictures(which, { words, metricName, origin })
    },
    gcTime: 0,
  })
  if (error) {
    return (
      <p className="strip strip-poor" role="alert">
        {errorText(error, words)}
      </p>
    )
  }
  if (!data) return <p className="meta">{words.t('release.shareDrawing')}</p>
  return <PictureDialog {...data} note={<AddressNote />} onClose={onClose} />
}
