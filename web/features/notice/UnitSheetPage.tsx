// The record of one unit (单位成绩单): where it stands in its group, its indicators beside the group's, its matters.
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { Kpis } from '#api/contract/kpis.ts'
import type { Rankings } from '#api/contract/rankings.ts'
import { REASONS } from '#db/vocabulary.ts'
import { reportOf, watermarkOf } from '#web/exports/envelope.ts'
import { KpiPaper } from '#web/exports/paper/KpiPaper.tsx'
import { Paper } from '#web/exports/paper/Paper.tsx'
import { PaperNotes } from '#web/exports/paper/PaperNotes.tsx'
import { kpisQuery } from '#web/lib/figureQueries.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { standingOf, tiedRanks, VERDICT_WORDS } from '#web/lib/standing.ts'
import { storedFigures } from '#web/lib/storedFigures.ts'
import { rankedByInText } from '#web/lib/totalParts.ts'
import { useView } from '#web/lib/urlState.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Page } from '#web/ui/Page.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { CategoryPaper } from './CategoryPaper.tsx'
import { marked } from './marked.ts'
import { paperQuery, wholeStreet } from './readPaper.ts'
import { Sentence } from './Sentence.tsx'
import { useEnvelope } from './useEnvelope.ts'
import { VersionChoice } from './VersionChoice.tsx'

interface Unit {
  readonly id: string
  readonly name: string
}

export function UnitSheetPage() {
  const words = useWords()
  const { t } = words
  const { departments, schemes } = useMeta()
  const { id } = useParams({ strict: false })
  // The group is all its units, whatever the view is narrowed to.
  const view = wholeStreet(useView())
  const unit = departments.find((one) => one.id === id)
  const scheme = schemes.find((one) => one.id === view.params.scheme)?.id ?? 'standard'
  const query = useQuery(paperQuery(view, scheme))
  const rankings = query.data?.rankings
  if (!unit) return <Page title={t('unit.unknown')} screen={t('notice.unitScreen')} />
  return (
    <Paper
      title={t('notice.unitScreen')}
      how={t('notice.howPlain')}
      report={
        rankings ? reportOf({ what: 'record', of: unit.id, answer: rankings, filters: view.filters }) : null
      }
      watermark={watermarkOf(rankings ?? {}, words)}
      choice={<VersionChoice rankings={rankings} view={view} />}
      back={
        <AppLink to="/unit/$id" params={{ id: unit.id }}>
          {`← ${t('notice.toUnit', { name: unit.name })}`}
        </AppLink>
      }
    >
      <QueryState query={query} height="60rem" lines={20}>
        {(figures) =>
          figures.rankings.snapshot ? (
            <Sheet unit={unit} rankings={figures.rankings} kpis={storedFigures(figures, unit.id)} />
          ) : (
            <LiveSheet unit={unit} rankings={figures.rankings} />
          )
        }
      </QueryState>
    </Paper>
  )
}

function LiveSheet({ unit, rankings }: { unit: Unit; rankings: Rankings }) {
  const { filters } = wholeStreet(useView())
  const query = useQuery(kpisQuery({ ...filters, department: [unit.id] }))
  return (
    <QueryState query={query} height="60rem" lines={20}>
      {(kpis) => <Sheet unit={unit} rankings={rankings} kpis={kpis} />}
    </QueryState>
  )
}

function Sheet({ unit, rankings, kpis }: { unit: Unit; rankings: Rankings; kpis: Kpis }) {
  const { t, f } = useWords()
  const title = t('notice.unitTitle', { name: unit.name, period: f.period(kpis.period.id) })
  const envelope = useEnvelope({ what: 'record', of: unit.id, title }, rankings)
  const group = rankings.groups.find(({ rows }) => rows.some(({ department }) => department.id === unit.id))
  return (
    <div className="paper-letter paper-brief">
      <h2>{title}</h2>
      <p>
        <strong>{t('notice.standingHead')}</strong>
        <Standing unit={unit} rankings={rankings} kpis={kpis} />
      </p>
      <KpiPaper kpis={kpis} {...(group ? { group: group.total.indicators } : {})} />
      {rankings.snapshot ? (
        <p>{t('notice.notStored')}</p>
      ) : (
        <>
          <p>
            <strong>{t('notice.categories')}</strong>
          </p>
          <CategoryPaper unit={unit.id} />
        </>
      )}
      <PaperNotes envelope={envelope} isShort />
    </div>
  )
}

function Standing({ unit, rankings, kpis }: { unit: Unit; rankings: Rankings; kpis: Kpis }) {
  const words = useWords()
  const { t, f, say, label } = words
  const { compare } = useView()
  const { target } = useMeta().ruleSet
  const group = rankings.groups.find(({ rows }) => rows.some(({ department }) => department.id === unit.id))
  const row = group?.rows.find(({ department }) => department.id === unit.id)
  if (!group || !row?.ranked || row.rank === null) {
    return t('notice.standingNone', { reason: label(REASONS, row?.reason ?? 'no_data') }) + t('notice.stop')
  }
  const { kind, isSmall, least } = standingOf(row, target)
  const { value, lo, hi } = row.score
  const text =
    t('notice.standingText', {
      group: say(group.label),
      n: group.rows.filter(({ ranked }) => ranked).length,
      rank: f.rank(row.rank, tiedRanks(group.rows).has(row.rank)),
      what: rankedByInText(rankings, words),
      score: marked({ of: 'points', id: unit.id }, f.score(value)),
      lo: f.score(lo),
      hi: f.score(hi),
      verdict: isSmall ? t('figure.few', { n: least }) : t(VERDICT_WORDS[kind]),
    }) + t('notice.stop')
  return <Sentence text={text} about={{ rankings, kpis, compare }} />
}
