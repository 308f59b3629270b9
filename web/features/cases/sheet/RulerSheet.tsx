// The clocks on paper: the working-time ruler as on screen, fitted to the width of the page, and each verdict in words.
import { useMemo } from 'react'
import { zoneOf } from '#api/domain/time/zone.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import type { CaseDetail } from '#web/record/queries.ts'
import { rulerPicture } from '#web/record/ruler/picture.ts'
import { rulerScale } from '#web/record/ruler/scale.ts'
import { rulerSummary } from '#web/record/ruler/summary.ts'
import { rulerTracks } from '#web/record/ruler/track.ts'
import { clockVerdicts } from '#web/record/ruler/verdict.ts'
import { Mark } from '#web/ui/Mark.tsx'

export function RulerSheet({ detail }: { readonly detail: CaseDetail }) {
  const words = useWords()
  const { t } = words
  const meta = useMeta()
  const zone = useMemo(() => zoneOf(meta.zone), [meta.zone])
  const drawn = useMemo(() => {
    const scale = rulerScale(detail, zone, 1)
    if (scale === null) return null
    const tracks = rulerTracks(detail, scale, zone)
    return rulerPicture(tracks, { scale, zone, words, em: 1 }, rulerSummary(detail, zone, words))
  }, [detail, zone, words])
  return (
    <>
      <h3 className="case-sheet-head">{t('cases.ruler')}</h3>
      {drawn === null ? (
        <p>{t('cases.noClocks')}</p>
      ) : (
        <>
          <Mark mark={drawn} className="case-sheet-ruler" />
          {clockVerdicts(detail, zone, words).map(({ key, head, body, warning }) => (
            <p key={key} className="case-sheet-line">
              <b>{head}</b> {body}
              {warning}
            </p>
          ))}
        </>
      )}
    </>
  )
}
