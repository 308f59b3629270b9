// One period's appraisal (考核): steps, checks, results out of the snapshot, objections, outcomes, sign-off log.
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { APPRAISAL_STATES } from '#db/vocabulary.ts'
import { API_ROOT, queryText } from '#web/lib/apiClient.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { AppLink } from '#web/ui/AppLink.tsx'
import { CopyLink } from '#web/ui/CopyLink.tsx'
import { Page } from '#web/ui/Page.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { useIsPhone } from '#web/ui/useIsPhone.ts'
import { ChecksBlock, PartsSince } from './ChecksBlock.tsx'
import { FundingBlock } from './FundingBlock.tsx'
import { LateBlock } from './LateBlock.tsx'
import { LifeSteps } from './LifeSteps.tsx'
import { LogBlock } from './LogBlock.tsx'
import { MovesBlock } from './MovesBlock.tsx'
import { ObjectionsBlock } from './ObjectionsBlock.tsx'
import { OutcomesBlock } from './OutcomesBlock.tsx'
import { type AppraisalData, appraisalQuery, type Snapshot, whichOf } from './queries.ts'
import { RectificationBlock } from './RectificationBlock.tsx'
import { ReleaseBlock } from './ReleaseBlock.tsx'
import { ResultsBlock } from './ResultsBlock.tsx'
import { StepActions } from './StepActions.tsx'
import { useScheme, useVersion } from './useScheme.ts'
import { VersionsBlock } from './VersionsBlock.tsx'
import './appraisal.css'

export function AppraisalPage() {
  const { t, f } = useWords()
  const { period = '' } = useParams({ strict: false })
  const scheme = useScheme()
  const query = useQuery(appraisalQuery({ period, scheme }, useVersion()))
  return (
    <Page
      title={t('appraisal.title', { period: f.period(period) })}
      screen={t('appraisal.screen')}
      period={period}
      above={
        <p className="appraisal-above">
          <AppLink to="/quarter">{`← ${t('appraisal.back')}`}</AppLink>
        </p>
      }
      sub={query.data ? <Standing data={query.data} /> : null}
      actions={<CopyLink />}
      className="appraisal"
    >
      <QueryState query={query} height="60rem" lines={16}>
        {(data) => <Blocks data={data} />}
      </QueryState>
    </Page>
  )
}

function Standing({ data }: { readonly data: AppraisalData }) {
  const { t, f, label } = useWords()
  const { state, version, snapshot, windowEndsAt } = data
  const word = label(APPRAISAL_STATES, state)
  if (version === null || snapshot === null) return word
  const { period, scheme } = whichOf(data)
  const url = `${API_ROOT}/appraisals/${period}/snapshot${queryText({ scheme, version })}`
  return (
    <>
      {t('appraisal.stateLine', { state: word, n: version })}
      {state === 'objection' && windowEndsAt !== null ? (
        <span className="appraisal-bit">{t('appraisal.window', { time: f.dateTime(windowEndsAt) })}</span>
      ) : null}
      <span className="appraisal-bit" title={snapshot.sha256}>
        {t('appraisal.hash', { hash: snapshot.sha256.slice(0, 12) })}
      </span>
      <a className="appraisal-bit appraisal-to" href={url} download>
        {t('appraisal.download')}
      </a>
    </>
  )
}

function Blocks({ data }: { readonly data: AppraisalData }) {
  const isPhone = useIsPhone()
  const { snapshot } = data
  return (
    <>
      <LifeSteps state={data.state} />
      <VersionsBlock data={data} />
      <ReleaseBlock data={data} />
      <StepActions data={data} />
      <PartsSince data={data} />
      {snapshot === null || data.state === 'frozen' ? (
        <ChecksBlock checks={data.checks} open={snapshot === null ? data.period.id : null} />
      ) : null}
      {snapshot ? (
        isPhone ? (
          <Brief data={data} snapshot={snapshot} />
        ) : (
          <Whole data={data} snapshot={snapshot} />
        )
      ) : null}
      {isPhone ? null : <LogBlock log={data.log} />}
    </>
  )
}

interface PartProps {
  readonly data: AppraisalData
  readonly snapshot: Snapshot
}

function Whole({ data, snapshot }: PartProps) {
  return (
    <>
      <Contents />
      <ResultsBlock data={data} snapshot={snapshot} />
      <MovesBlock data={data} snapshot={snapshot} />
      <LateBlock late={data.late} />
      <ObjectionsBlock data={data} />
      <OutcomesBlock data={data} />
      <RectificationBlock data={data} />
      <FundingBlock data={data} snapshot={snapshot} />
    </>
  )
}

const BLOCKS = ['objections', 'outcomes', 'funding', 'log'] as const

/** The results hold hundreds of figures that open: nobody goes through them to object. */
function Contents() {
  const { t } = useWords()
  return (
    <nav className="row appraisal-group" aria-label={t('appraisal.contents')}>
      {BLOCKS.map((id) => (
        <a key={id} href={`#${id}`} className="appraisal-to">
          {t(`appraisal.${id}`)}
        </a>
      ))}
    </nav>
  )
}

/** On the phone: what is to be decided first, then the results as places. */
function Brief({ data, snapshot }: PartProps) {
  const { t } = useWords()
  return (
    <>
      <ObjectionsBlock data={data} />
      <ResultsBlock data={data} snapshot={snapshot} isBrief />
      <MovesBlock data={data} snapshot={snapshot} />
      <OutcomesBlock data={data} />
      <RectificationBlock data={data} />
      <p className="meta">{t('appraisal.phoneHint')}</p>
    </>
  )
}
