// The council on A4: the departments' reports before the session; its minutes and the notice of its result after the sealing.
import { useIsFetching, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { reportOf } from '#web/exports/envelope.ts'
import { Paper } from '#web/exports/paper/Paper.tsx'
import { PaperNotes } from '#web/exports/paper/PaperNotes.tsx'
import { useOpenedAt } from '#web/exports/paper/useOpenedAt.ts'
import { useWho } from '#web/exports/useWho.ts'
import { useWords, type Words } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { useView } from '#web/lib/urlState.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { Segmented } from '#web/ui/Segmented.tsx'
import { councilEnvelope, validityText } from './councilDocument.ts'
import { PaperResults } from './PaperResults.tsx'
import { type Council, type CouncilResult, councilQuery, unitReportQuery } from './queries.ts'
import { ReportSheets } from './ReportSheets.tsx'
import './council.css'

const KINDS = ['reports', 'minutes', 'notice'] as const
type Kind = (typeof KINDS)[number]
const KIND_WORDS = {
  reports: 'council.reportsMenu',
  minutes: 'council.papersMenu',
  notice: 'council.noticeMenu',
} as const

export function CouncilPaperPage() {
  const { t } = useWords()
  const { id = '' } = useParams({ strict: false })
  const { params, set } = useView()
  const query = useQuery(councilQuery(/^[1-9]\d{0,9}$/.test(id) ? Number(id) : 1e10))
  const council = query.data
  const isSealed = council?.result != null
  const kind = KINDS.find((one) => one === params.v) ?? 'minutes'
  const isReading = useIsFetching({ predicate: ({ state }) => state.status === 'pending' }) > 0
  const drawn = useReportsDrawn(council, kind)
  const isThere = council !== undefined && (kind === 'reports' ? !isReading : isSealed)
  return (
    <Paper
      title={t('council.paperScreen')}
      how={t('council.paperHow')}
      back={
        <AppLink to="/council/$id" params={{ id }}>{`← ${council?.title ?? t('council.title')}`}</AppLink>
      }
      choice={
        <Segmented
          label={t('council.paperScreen')}
          value={kind}
          options={KINDS.map((value) => ({ value, text: t(KIND_WORDS[value]) }))}
          onChange={(v) => set({ v: v === 'minutes' ? null : v })}
        />
      }
      report={isThere ? reportFor(council) : null}
      watermark={watermarkFor({ council, kind, isDrawn: drawn }, t)}
    >
      <QueryState query={query} height="60rem" lines={20}>
        {(one) => <Drawn council={one} kind={kind} />}
      </QueryState>
    </Paper>
  )
}

function Drawn({ council, kind }: { readonly council: Council; readonly kind: Kind }) {
  const { t } = useWords()
  if (kind === 'reports') return <ReportSheets council={council} />
  if (council.result === null) return <p className="state">{t('council.noResultPaper')}</p>
  return <Sheet council={council} result={council.result} kind={kind} />
}

/** Whether the reports stand on the published version of the quarter; asked for again by every sheet, and kept. */
function useReportsDrawn(council: Council | undefined, kind: Kind): boolean {
  const { period = '', departments = [] } = council ?? {}
  const [first] = departments
  const isAsked = kind === 'reports' && first !== undefined
  const { data } = useQuery({ ...unitReportQuery(period, first?.id ?? ''), enabled: isAsked })
  return isAsked && data !== undefined && data.drawn !== null
}

interface Marked {
  readonly council: Council | undefined
  readonly kind: Kind
  readonly isDrawn: boolean
}

/** Reports with the figures of the day are drafts: only what is drawn from a published version has no mark. */
function watermarkFor({ council, kind, isDrawn }: Marked, t: Words['t']): string | null {
  if (kind === 'reports') return isDrawn ? null : t('exports.draft')
  return council?.result != null && council.state !== 'published' ? t('council.draftMark') : null
}

const reportFor = ({ id, period, heldAt }: Council) =>
  reportOf({
    what: 'council',
    of: String(id),
    answer: {
      period: { id: period, start: heldAt, end: heldAt },
      asOf: heldAt,
      ruleSet: '',
      dataVersion: '',
    },
    filters: { period },
  })

interface OfResult {
  readonly council: Council
  readonly result: CouncilResult
}

function Sheet({ kind, ...props }: OfResult & { readonly kind: 'minutes' | 'notice' }) {
  const { t } = useWords()
  const { council, result } = props
  return (
    <div className="paper-letter paper-brief">
      {kind === 'minutes' ? <Minutes {...props} /> : <Notice {...props} />}
      <PaperResults council={council} result={result} />
      {result.comments.length === 0 ? null : (
        <>
          <p>
            <strong>{t('council.commentsTitle')}</strong>
          </p>
          <ol>
            {result.comments.map((text, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two residents may write the same; the list never changes
              <li key={i}>{text}</li>
            ))}
          </ol>
        </>
      )}
      {kind === 'minutes' ? <p>{t('council.minutesSign')}</p> : <Signature council={council} />}
      <Notes council={council} result={result} />
    </div>
  )
}

function Minutes({ council, result }: OfResult) {
  const words = useWords()
  const { t, f } = words
  const { title, place, period, invited, attended, quorum, departments, questions } = council
  const list = (names: readonly string[]) => names.join(t('council.noticeGap'))
  return (
    <>
      <h2>{t('council.minutesTitle', { title })}</h2>
      <p>
        {t('council.minutesText', {
          ...{ title, place, invited, quorum, attended: attended ?? 0 },
          held: f.dateTimeLong(council.heldAt),
          period: f.period(period),
          quorate: t(result.isValid ? 'council.quorumMet' : 'council.quorumNotMet'),
          units: list(departments.map(({ name }) => name)),
          questions: list(questions),
        })}
      </p>
      <p>{t('council.minutesBallots', result.ballots)}</p>
    </>
  )
}

function Notice({ council, result }: OfResult) {
  const words = useWords()
  const { t, f } = words
  const { title, period, heldAt, attended } = council
  return (
    <>
      <h2>{t('council.noticeTitle', { title })}</h2>
      <p>
        {t('council.noticeText', {
          period: f.period(period),
          held: f.date(heldAt),
          attended: attended ?? 0,
          valid: result.ballots.valid,
        })}
      </p>
      {result.isValid ? null : <p>{validityText({ council, result }, words)}</p>}
    </>
  )
}

function Signature({ council }: { readonly council: Council }) {
  const { t, f } = useWords()
  const { street } = useMeta()
  const office = street.name.endsWith(t('notice.officeEnding'))
    ? street.name
    : t('notice.office', { street: street.name })
  const at = council.publishedAt
  return (
    <div className="paper-sign">
      <p>{office}</p>
      <p>{at === null ? t('council.draftMark') : f.date(at)}</p>
    </div>
  )
}

function Notes({ council, result }: OfResult) {
  const words = useWords()
  const meta = useMeta()
  const who = useWho()
  const atMs = useOpenedAt()
  const input = { council, result, address: window.location.href }
  const envelope = councilEnvelope(input, { who, atMs }, { meta, words })
  const notes = envelope.notes.filter(
    ({ id }) => id !== 'filters' && id !== 'ruleSet' && id !== 'dataVersion',
  )
  return <PaperNotes envelope={{ ...envelope, notes }} />
}
