// The report of a check (监督结果小结) on A4: what was sampled and found, verified beside reported, under the hash of the result.
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Paper } from '#web/exports/paper/Paper.tsx'
import { PaperNotes } from '#web/exports/paper/PaperNotes.tsx'
import { PaperTable } from '#web/exports/paper/PaperTable.tsx'
import { useOpenedAt } from '#web/exports/paper/useOpenedAt.ts'
import { useWho } from '#web/exports/useWho.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { AppLink } from '#web/ui/AppLink.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { type Results, resultsQuery } from './queries.ts'
import { type About, resultsEnvelope, titleOf } from './resultsEnvelope.ts'
import { refutedOf, statementText } from './resultWords.ts'

export function ReportPage() {
  const words = useWords()
  const { t } = words
  const meta = useMeta()
  const { id = '' } = useParams({ strict: false })
  const query = useQuery(resultsQuery(Number(id)))
  const who = useWho()
  const atMs = useOpenedAt()
  const leaving = { stamp: { who, atMs }, address: window.location.href, about: { meta, words } }
  const envelope = query.data ? resultsEnvelope('check_report', query.data, leaving) : null
  return (
    <Paper
      title={t('checkResults.report')}
      how={t(query.data?.submitted === null ? 'checkResults.reportDraft' : 'checkResults.reportHow')}
      report={envelope?.report ?? null}
      watermark={query.data && query.data.submitted === null ? t('exports.draft') : null}
      back={
        <AppLink to="/supervise" search={{ tab: ['results'], batch: [id] }}>
          {`← ${t('checkResults.backToResults')}`}
        </AppLink>
      }
    >
      <QueryState query={query} height="60rem" lines={20}>
        {(results) => (
          <div className="paper-letter paper-brief">
            <Letter results={results} about={{ meta, words }} />
            {envelope ? <PaperNotes envelope={envelope} isShort /> : null}
          </div>
        )}
      </QueryState>
    </Paper>
  )
}

function Letter({ results, about }: { readonly results: Results; readonly about: About }) {
  const { t } = about.words
  return (
    <>
      <h2>{titleOf(results, about)}</h2>
      <p>
        <strong>{t('checkResults.reportBasics')}</strong>
        {results.submitted === null ? t('checkResults.reportDraft') : null}
        {results.countsInPeriod ? null : t('checkResults.special') + t('checkResults.stop')}
        {basicsText(results, about)}
        {pairsText(results, about)}
      </p>
      <p>
        <strong>{t('checkResults.reportClaims')}</strong>
        {claimsText(results, about)}
      </p>
      <UnitsPaper results={results} about={about} />
      {results.sha256 === null ? null : (
        <p className="paper-notes">{t('checkResults.reportHash', { hash: results.sha256 })}</p>
      )}
    </>
  )
}

function basicsText({ total, drawId }: Results, { words: { t, f } }: About): string {
  const { value, lo, hi } = refutedOf(total.upheld)
  return t('checkResults.reportBasicsText', {
    frame: f.integer(total.frame.count),
    asked: f.integer(total.asked.count),
    draw: drawId.split('~')[0] ?? drawId,
    refuted: f.rate(value),
    range: f.interval(lo, hi),
    response: f.rate(total.upheld.responseRate),
  })
}

const pairsText = ({ total }: Results, { words: { t, f } }: About): string =>
  t('checkResults.reportPairs', {
    resolved: f.rate(total.resolved.value),
    reportedResolved: f.rate(total.reported?.resolution.value),
    satisfied: f.rate(total.satisfied.value),
    reportedSatisfied: f.rate(total.reported?.satisfaction.value),
  })

function claimsText({ units, mismatches }: Results, { words: { t } }: About): string {
  const flagged = units.filter(({ claim }) => claim.statement === 'significant')
  const names = flagged.map(({ department }) => department.name).join(t('checkResults.listGap'))
  const sent = mismatches.filter(({ sentBackAt }) => sentBackAt !== null).length
  return (
    (flagged.length === 0
      ? t('checkResults.reportClaimsNone')
      : t('checkResults.reportClaimsText', { names })) +
    t('checkResults.reportMismatch', { n: mismatches.length, sent })
  )
}

function UnitsPaper({ results, about: { words } }: { readonly results: Results; readonly about: About }) {
  const { t, f } = words
  return (
    <PaperTable caption={t('checkResults.reportTable')}>
      <thead>
        <tr>
          <th scope="col" className="paper-unit">
            {t('checkResults.unit')}
          </th>
          <th scope="col">{t('checkResults.list_asked')}</th>
          <th scope="col">{t('checkResults.refuted')}</th>
          <th scope="col">{t('checkResults.interval')}</th>
          <th scope="col">{t('checkResults.bothOf', { name: t('checkResults.resolved') })}</th>
          <th scope="col">{t('checkResults.bothOf', { name: t('checkResults.satisfied') })}</th>
          <th scope="col">{t('checkResults.statement')}</th>
        </tr>
      </thead>
      <tbody>
        {results.units.map(({ department, asked, upheld, resolved, satisfied, reported, claim }) => {
          const refuted = refutedOf(upheld)
          return (
            <tr key={department.id}>
              <th scope="row" className="paper-unit">
                {department.name}
              </th>
              <td>{f.integer(asked.count)}</td>
              <td>{f.rate(refuted.value)}</td>
              <td className="paper-nw">{f.interval(refuted.lo, refuted.hi)}</td>
              <td>{`${f.rate(resolved.value)} / ${f.rate(reported?.resolution.value)}`}</td>
              <td>{`${f.rate(satisfied.value)} / ${f.rate(reported?.satisfaction.value)}`}</td>
              <td>{`${f.fraction(claim.falseOnes.count, claim.visited.count)} ${statementText(claim, words)}`}</td>
            </tr>
          )
        })}
      </tbody>
    </PaperTable>
  )
}
