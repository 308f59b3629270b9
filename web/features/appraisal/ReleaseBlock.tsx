// What the public sees of a version: that it went out or why it waits, and which numbers it does not show.
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Button } from '#web/ui/Button.tsx'
import { useMetricNames } from '#web/ui/useMetricName.ts'
import { type AppraisalData, type ReleaseData, releaseQuery, type Which, whichOf } from './queries.ts'

const ShareDialog = lazy(async () => ({ default: (await import('./ShareDialog.tsx')).ShareDialog }))

/** Nothing where nothing is published. */
export function ReleaseBlock({ data }: { readonly data: AppraisalData }) {
  const isOut = data.state === 'published' || data.state === 'superseded'
  const { data: release } = useQuery({
    ...releaseQuery(whichOf(data), data.version ?? undefined),
    enabled: isOut,
  })
  return isOut && release ? <Standing release={release} isSuperseded={data.state === 'superseded'} /> : null
}

interface StandingProps {
  readonly release: ReleaseData
  /** A later version stands in its place. */
  readonly isSuperseded: boolean
}

function Standing({ release, isSuperseded }: StandingProps) {
  const { t } = useWords()
  const isReleased = release.state === 'released'
  return (
    <div className="appraisal-release">
      <p className={`strip ${isReleased ? 'strip-grey' : 'strip-amber'}`}>
        {t(isReleased ? 'release.released' : 'release.heldBack')}{' '}
        {isReleased ? (
          <a className="appraisal-to" href={`/public/${release.period}`}>
            {t('release.open')}
          </a>
        ) : null}
      </p>
      {isReleased && !isSuperseded ? <Share which={release} /> : null}
      <HiddenNumbers release={release} />
    </div>
  )
}

/** Ways out of the building: paper for the notice board, pictures for a chat. */
function Share({ which: { period, scheme } }: { readonly which: Which }) {
  const { t, lang } = useWords()
  const [isOpen, setOpen] = useState(false)
  const inLang = lang === 'en' ? '&lang=en' : ''
  return (
    <p className="row">
      <Button size="small" onPress={() => setOpen(true)}>
        {t('release.share')}
      </Button>
      {(['a4', 'a3'] as const).map((sheet) => (
        <a key={sheet} className="appraisal-to" href={`/public/${period}?sheet=${sheet}${inLang}`}>
          {t('release.sheet', { paper: sheet.toUpperCase() })}
        </a>
      ))}
      {isOpen ? (
        <Suspense fallback={<span className="meta">{t('release.shareDrawing')}</span>}>
          <ShareDialog which={{ period, scheme }} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </p>
  )
}

/** Before publishing: what would stay hidden, or why it would wait. */
export function ReleasePreview({ data }: { readonly data: AppraisalData }) {
  const { t } = useWords()
  const { data: release } = useQuery(releaseQuery(whichOf(data), data.version ?? undefined))
  if (!release) return <p className="meta">{t('release.planning')}</p>
  return (
    <div className="appraisal-release">
      {release.refusals.length > 0 ? <p className="strip strip-amber">{t('release.wouldWait')}</p> : null}
      <HiddenNumbers release={release} />
    </div>
  )
}

type Numbers = ReleaseData['hidden'][number]

/** Reasons with the numbers concerned where it waits, else the numbers that are not shown. */
function HiddenNumbers({ release: { hidden, numbers, refusals, k } }: { readonly release: ReleaseData }) {
  const { t } = useWords()
  if (refusals.length > 0)
    return refusals.map(({ code, numbers: concerned }) => (
      <details key={code} className="appraisal-more" open>
        <summary>{t(`release.${code}`, { k })}</summary>
        <NumberList list={concerned} />
      </details>
    ))
  const count = hidden.reduce((sum, one) => sum + one.count, 0)
  if (count === 0) return <p className="meta">{t('release.allShown', { of: numbers })}</p>
  return (
    <details className="appraisal-more">
      <summary>{t('release.hidden', { n: count, of: numbers })}</summary>
      <p className="meta">{t('release.why', { k })}</p>
      <NumberList list={hidden} />
    </details>
  )
}

function NumberList({ list }: { readonly list: readonly Numbers[] }) {
  const { t, say } = useWords()
  const metricName = useMetricNames()
  const namesOf = ({ named }: Numbers) =>
    named.map(({ name, metric }) =>
      metric === null ? say(name) : t('release.ofMetric', { name: say(name), metric: metricName(metric) }),
    )
  return (
    <ul className="appraisal-hidden">
      {list.map((one) => (
        <li key={one.table}>
          <b>{t('release.inTable', { table: t(`release.table_${one.table}`), n: one.count })}</b>{' '}
          {namesOf(one).join(t('appraisal.listGap'))}
        </li>
      ))}
    </ul>
  )
}
