// The record of a draw (抽样记录单) as an A4 paper: hashes, seed, sample, who checks, room to sign.
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { SAMPLED_AS } from '#db/vocabulary.ts'
import { Paper } from '#web/exports/paper/Paper.tsx'
import { PaperTable } from '#web/exports/paper/PaperTable.tsx'
import { useWords, type Words } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { usePublicOrigin } from '#web/lib/publicOrigin.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { frameText } from './frame.ts'
import { type SampleData, sampleQuery } from './queries.ts'
import { batchName } from './sampleWords.ts'
import '../styles.ts'

export function SampleSheetPage() {
  const { t } = useWords()
  const { id = '' } = useParams({ strict: false })
  const query = useQuery({ ...sampleQuery(Number(id)), enabled: /^[1-9]\d{0,14}$/.test(id) })
  const name = query.data ? batchName(query.data.drawId) : ''
  return (
    <Paper
      title={t('draw.sheet')}
      how={t('draw.sheetHow')}
      watermark={null}
      report={query.data ? { what: 'draw', of: String(query.data.id), filters: {} } : null}
      back={
        <AppLink to="/supervise" search={{ batch: [id] }}>
          {`← ${t('draw.toBatch', { batch: name })}`}
        </AppLink>
      }
    >
      <QueryState query={query} height="60rem" lines={20}>
        {(sample) => <Sheet sample={sample} />}
      </QueryState>
    </Paper>
  )
}

function Sheet({ sample }: { readonly sample: SampleData }) {
  const words = useWords()
  const meta = useMeta()
  const { origin } = usePublicOrigin()
  const { t, f } = words
  const { id, period, frameSize, sampleSize, frozenAt, drawnAt } = sample
  return (
    <div className="paper-letter paper-brief draw-sheet">
      <h2>{t('draw.sheetTitle')}</h2>
      <p>
        {t('draw.sheetFrame', {
          period: f.period(period),
          frame: f.integer(frameSize),
          asOf: f.dateTimeLong(sample.asOf),
          at: f.dateTimeLong(frozenAt),
          n: f.integer(sampleSize),
          drawn: drawnAt === null ? t('format.missing') : f.dateTimeLong(drawnAt),
        })}
      </p>
      <PaperTable caption={t('draw.sheetTitle')}>
        <tbody>
          {factsOf(sample, { meta, words }).map(([name, value]) => (
            <tr key={name}>
              <th scope="row" className="paper-nw">
                {name}
              </th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </PaperTable>
      <SampleTable sample={sample} />
      <Signatures sample={sample} />
      <p className="draw-small">{t('draw.sheetVerify', { address: `${origin}/recheck/${id}` })}</p>
    </div>
  )
}

interface About {
  readonly meta: ReturnType<typeof useMeta>
  readonly words: Words
}

function factsOf(sample: SampleData, about: About): (readonly [string, string])[] {
  const { t } = about.words
  const parties = sample.parties.map(({ party, secret }) => `${party} ${secret ?? t('draw.silent')}`)
  return [
    [t('draw.batch'), batchName(sample.drawId)],
    [t('draw.onlyHead'), frameText(sample.filters, about)],
    [t('draw.frameHash'), sample.frameHash],
    [t('draw.planHash'), sample.planHash],
    [t('draw.parties'), parties.length === 0 ? t('draw.noParties') : parties.join('; ')],
    [t('draw.public'), sample.public ?? t('format.missing')],
    [t('draw.seed'), sample.seed ?? t('format.missing')],
  ]
}

function SampleTable({ sample }: { readonly sample: SampleData }) {
  const { t, f, label } = useWords()
  const names = new Map(sample.inspectors.map(({ account, name }) => [account, name]))
  return (
    <PaperTable caption={t('draw.sheetSample')}>
      <thead>
        <tr>
          <th scope="col">{t('draw.place')}</th>
          <th scope="col">{t('draw.case')}</th>
          <th scope="col">{t('draw.department')}</th>
          <th scope="col">{t('draw.inspector')}</th>
          <th scope="col">{t('draw.sampledAs')}</th>
        </tr>
      </thead>
      <tbody>
        {sample.records.map(({ caseId, department, inspector, sampledAs, replaces, replacedReason }, i) => (
          <tr key={caseId}>
            <td>{f.integer(i + 1)}</td>
            <th scope="row">{caseId}</th>
            <td>{department.name}</td>
            <td>{names.get(inspector) ?? inspector}</td>
            <td>
              {label(SAMPLED_AS, sampledAs)}
              {replaces === null ? null : <small>{t('draw.replaces', { id: replaces })}</small>}
              {replacedReason === null ? null : (
                <small>{t('draw.replacedBy', { reason: replacedReason })}</small>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </PaperTable>
  )
}

function Signatures({ sample: { inspectors, parties } }: { readonly sample: SampleData }) {
  const { t } = useWords()
  const signs = [
    ...inspectors.filter(({ isDrawn }) => isDrawn).map(({ name }) => t('draw.sheetInspector', { name })),
    ...parties.map(({ party }) => t('draw.sheetParty', { name: party })),
    t('draw.sheetWitness'),
  ]
  return (
    <div className="draw-signs">
      <p>
        <strong>{t('draw.sheetSigns')}</strong>
      </p>
      {signs.map((sign) => (
        <p key={sign}>{sign}</p>
      ))}
    </div>
  )
}
