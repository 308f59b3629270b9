// The working-time ruler with its verdicts: the names of the clocks stand still, the picture scrolls in its own region.
import { useMemo } from 'react'
import { zoneOf } from '#api/domain/time/zone.ts'
import { LIMIT_KINDS } from '#db/vocabulary.ts'
import { useWords, type Words } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { Mark } from '#web/ui/Mark.tsx'
import { useSize } from '#web/ui/useSize.ts'
import { VerdictShape } from '#web/ui/Verdict.tsx'
import type { CaseDetail } from './queries.ts'
import { rulerMeasures } from './ruler/drawing.ts'
import { rulerPicture } from './ruler/picture.ts'
import { rulerScale } from './ruler/scale.ts'
import { rulerSummary } from './ruler/summary.ts'
import { type CaseClock, countsDays, rulerTracks } from './ruler/track.ts'
import { clockName, clockVerdicts } from './ruler/verdict.ts'

export function Ruler({ detail }: { readonly detail: CaseDetail }) {
  const { t, f } = useWords()
  const last = detail.clocks.map(({ due, done }) => due ?? done).findLast((at) => at !== null)
  const sub = [
    `${f.date(detail.case.receivedAt)}–${f.date(last ?? detail.asOf)}`,
    t('cases.rulerCalendar', { calendar: calendarName(detail.calendar, t) }),
    ...(detail.clocks.some(countsDays) ? [t('cases.rulerNumbers')] : []),
  ]
  return (
    <section className="case-ruler" aria-labelledby="ruler-title">
      <div className="h2row">
        <h2 id="ruler-title">{t('cases.ruler')}</h2>
        {detail.clocks.length > 0 ? <p className="meta">{sub.join(' · ')}</p> : null}
      </div>
      {detail.clocks.length === 0 ? (
        <p className="state">{t('cases.noClocks')}</p>
      ) : (
        <Drawn detail={detail} />
      )}
    </section>
  )
}

function Drawn({ detail }: { readonly detail: CaseDetail }) {
  const words = useWords()
  const zone = zoneOf(useMeta().zone)
  const { ref, em } = useSize()
  const drawn = useMemo(() => {
    const scale = rulerScale(detail, zone, em)
    if (scale === null) return null
    const drawing = { scale, zone, words, em }
    return rulerPicture(rulerTracks(detail, scale, zone), drawing, rulerSummary(detail, zone, words))
  }, [detail, zone, em, words])
  if (drawn === null) return null
  const { header, band } = rulerMeasures(em)
  return (
    <>
      <div className="ruler" ref={ref}>
        <div className="ruler-names" style={{ paddingTop: header }} aria-hidden="true">
          {detail.clocks.map((clock) => (
            <p key={`${clock.clock}-${clock.round}`} style={{ height: band }}>
              <b>{clockName(clock, words)}</b>
              <span className="meta">{limitWords(clock, words)}</span>
            </p>
          ))}
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
        <section className="ruler-scroll" tabIndex={0} aria-label={words.t('cases.rulerRegion')}>
          <Mark mark={drawn} />
        </section>
      </div>
      <Verdicts detail={detail} />
    </>
  )
}

function calendarName(id: string, t: Words['t']): string {
  if (id === 'cn') return t('cases.calendarCn')
  return id === 'weekends' ? t('cases.calendarWeekends') : id
}

function limitWords({ limit, countedDays }: CaseClock, words: Words): string {
  const { t, label, f } = words
  if (limit === null) return t('cases.limitPublished')
  const isRaised = limit.kind !== 'hours' && countedDays.length === 0
  return isRaised ? t('cases.limitRaised') : `${f.integer(limit.n)} ${label(LIMIT_KINDS, limit.kind)}`
}

function Verdicts({ detail }: { readonly detail: CaseDetail }) {
  const words = useWords()
  const verdicts = clockVerdicts(detail, zoneOf(useMeta().zone), words)
  return (
    <div className="case-verdicts">
      {verdicts.map(({ key, kind, head, body, warning }) => (
        <p key={key} className={`case-verdict case-verdict-${kind}`}>
          <VerdictShape kind={kind} />
          <span>
            <b>{head}</b>
            <span className="case-verdict-gap"> </span>
            {body}
            {warning === null ? null : <b>{warning}</b>}
          </span>
        </p>
      ))}
    </div>
  )
}
