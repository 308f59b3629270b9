// The council on A4: minutes of the session, or the notice of its result; both after the sealing.
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { reportOf } from '#web/exports/envelope.ts'
import { Paper } from '#web/exports/paper/Paper.tsx'
import { PaperNotes } from '#web/exports/paper/PaperNotes.tsx'
import { PaperTable } from '#web/exports/paper/PaperTable.tsx'
import { useOpenedAt } from '#web/exports/paper/useOpenedAt.ts'
import { useWho } from '#web/exports/useWho.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { useView } from '#web/lib/urlState.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { Segmented } from '#web/ui/Segmented.tsx'
import { councilEnvelope, validityText } from './councilDocument.ts'
import { type Council, type CouncilResult, councilQuery } from './queries.ts'
import { byScore, points } from './resultRows.ts'

export function CouncilPaperPage() {
  const { t } = useWords()
  const { id = '' } = useParams({ strict: false })
  const { params, set } = useView()
  const query = useQuery(councilQuery(/^[1-9]\d{0,9}$/.test(id) ? Number(id) : 1e10))
  const council = query.data
  const kind = params.v === 'notice' ? 'notice' : 'minutes'
  const isThere = council?.result != null
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
          options={[
            { value: 'minutes', text: t('council.papersMenu') },
            { value: 'notice', text: t('council.noticeMenu') },
          ]}
          onChange={(v) => set({ v: v === 'minutes' ? null : v })}
        />
      }
      report={isThere ? reportFor(council) : null}
      watermark={isThere && council.state !== 'published' ? t('council.draftMark') : null}
    >
      <QueryState query={query} height="60rem" lines={20}>
        {(one) =>
          one.result === null ? (
            <p className="state">{t('council.noResultPaper')}</p>
          ) : (
            <Sheet council={one} result={one.result} kind={kind} />
          )
        }
      </QueryState>
    </Paper>
  )
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
      <Results council={council} result={result} />
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

function Results({ council, result }: OfResult) {
  const { t, f } = useWords()
  if (result.departments === null) return <p>{t('council.tooFew', { n: result.ballots.valid })}</p>
  return (
    <PaperTable caption={t('council.chartTable')}>
      <thead>
        <tr>
          <th scope="col" className="paper-unit">
            {t('council.unitHead')}
          </th>
          <th scope="col">{t('council.scoreHead')}</th>
          <th scope="col">{t('council.intervalHead')}</th>
          <th scope="col">{t('council.spreadHead')}</th>
          <th scope="col">{t('council.nHead')}</th>
          {council.questions.map((question) => (
            <th key={question} scope="col">
              {question}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {byScore(result).map((row) => (
          <tr key={row.department.id}>
            <th scope="row" className="paper-unit">
              {row.department.name}
            </th>
            <td>{f.score(points(row.value))}</td>
            <td className="paper-nw">{`${f.score(points(row.lo))}–${f.score(points(row.hi))}`}</td>
            <td>{f.score(points(row.spread))}</td>
            <td>{f.integer(row.n)}</td>
            {row.counts.map((counts, q) => (
              <td key={council.questions[q]} className="paper-nw">
                {counts.map((count) => f.integer(count)).join(' / ')}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </PaperTable>
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
