// Where a batch's results stand: the finding, what is not finished, handing in, the hash; and the exports.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { countingOf, standingsQuery } from '#web/lib/counting.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { useMay } from '#web/lib/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { CasesLink } from '#web/ui/CasesLink.tsx'
import { CountsIn } from '#web/ui/CountsIn.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { Pill } from '#web/ui/Pill.tsx'
import { frameText } from '../draw/frame.ts'
import type { Results } from './queries.ts'
import { ResultsExport } from './ResultsExport.tsx'
import { refutedOf } from './resultWords.ts'
import { SubmitDialog } from './SubmitDialog.tsx'

export function StateBlock({ results }: { readonly results: Results }) {
  const { t, f } = useWords()
  const [isOpen, setOpen] = useState(false)
  const maySubmit = useMay('supervise') === 'yes' && results.submitted === null
  const { value, lo, hi } = refutedOf(results.total.upheld)
  return (
    <Panel
      kind="plain"
      title={
        value === null
          ? t('checkResults.titleNone')
          : t('checkResults.title', { value: f.rate(value), range: f.interval(lo, hi) })
      }
      sub={t('checkResults.sub', {
        period: f.period(results.period.id),
        frame: f.integer(results.total.frame.count),
        asked: f.integer(results.total.asked.count),
      })}
      actions={
        <>
          {maySubmit ? (
            <Button kind="primary" onPress={() => setOpen(true)}>
              {t('checkResults.submit')}
            </Button>
          ) : null}
          <ResultsExport results={results} />
        </>
      }
    >
      <Narrowed results={results} />
      {results.submitted === null ? <Live results={results} /> : <HandedIn results={results} />}
      {maySubmit ? <SubmitDialog results={results} isOpen={isOpen} onClose={() => setOpen(false)} /> : null}
    </Panel>
  )
}

/** What the batch was drawn from, where that is not everything. */
function Narrowed({ results: { filters, countsInPeriod } }: { readonly results: Results }) {
  const words = useWords()
  const { t } = words
  const meta = useMeta()
  if (Object.keys(filters).length === 0) return null
  return (
    <p className={countsInPeriod ? 'meta' : 'strip strip-amber'}>
      {t('draw.only', { frame: frameText(filters, { meta, words }) })}
      {countsInPeriod ? null : ` · ${t('checkResults.special')}`}
    </p>
  )
}

function Live({ results }: { readonly results: Results }) {
  const { t } = useWords()
  return (
    <p className="row">
      <Pill kind="attention">{t('checkResults.live')}</Pill> {t('checkResults.liveNote')}
      <Unfinished results={results} />
    </p>
  )
}

/** Each part opens the records it counts. */
export function Unfinished({ results: { unfinished } }: { readonly results: Results }) {
  const { t } = useWords()
  const parts = (['unchecked', 'open', 'unvisited'] as const).filter((what) => unfinished[what].count > 0)
  if (parts.length === 0) return <span>{t('checkResults.finished')}</span>
  return parts.map((what) => {
    const { count, casesUrl } = unfinished[what]
    return (
      <span key={what}>
        <CasesLink n={count} casesUrl={casesUrl}>
          {t(`checkResults.${what}`, { n: count })}
        </CasesLink>
      </span>
    )
  })
}

/** Only a batch that counts in a quarter is asked where it stands. */
function InQuarter({ results: { sample, period, countsInPeriod } }: { readonly results: Results }) {
  const isAsked = countsInPeriod && /^\d{4}-Q\d$/.test(period.id)
  const { data } = useQuery({ ...standingsQuery(period.id), enabled: isAsked })
  if (data === undefined) return null
  const own = `&sample=${sample}&`
  return <CountsIn counting={countingOf(data, (address) => address.includes(own))} period={period.id} />
}

function HandedIn({ results }: { readonly results: Results }) {
  const { t, f } = useWords()
  const { sample, submitted, sha256 } = results
  if (submitted === null) return null
  return (
    <>
      <p className="row">
        <Pill kind="status">
          {t('checkResults.submitted', { by: submitted.by, at: f.dateTimeLong(submitted.at) })}
        </Pill>
        <a className="btn" href={`/api/v1/samples/${sample}/results/file`} download>
          {t('checkResults.file')}
        </a>
      </p>
      <InQuarter results={results} />
      {submitted.reason === null ? null : <p>{t('checkResults.reason', { reason: submitted.reason })}</p>}
      <p className="meta results-hash">{`${t('checkResults.hash')} ${sha256 ?? ''}`}</p>
    </>
  )
}
