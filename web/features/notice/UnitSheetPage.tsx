// The record of one unit (单位成绩单): where it stands in its group, its indicators beside the group's, its matters.
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { Kpis } from '#api/contract/kpis.ts'
import type { Rankings } from '#api/contract/rankings.ts'
import { REASONS } from '#db/vocabulary.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { standingOf, tiedRanks, VERDICT_WORDS } from '#web/lib/standing.ts'
import { useView } from '#web/lib/urlState.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Page } from '#web/ui/Page.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { CategoryPaper } from './CategoryPaper.tsx'
import { KpiPaper } from './KpiPaper.tsx'
import { Paper } from './Paper.tsx'
import { PaperNotes } from './PaperNotes.tsx'
import { kpisQuery, rankingsQuery } from './queries.ts'
import { useEnvelope } from './useEnvelope.ts'

interface Unit {
  readonly id: string
  readonly name: string
}

export function UnitSheetPage() {
  const { t } = useWords()
  const { departments, schemes } = useMeta()
  const { id } = useParams({ strict: false })
  const { filters, params } = useView()
  const unit = departments.find((one) => one.id === id)
  const scheme = schemes.find((one) => one.id === params.scheme)?.id ?? 'standard'
  // The group is all its units, whatever the view is narrowed to.
  const { department: _, ...all } = filters
  const rankings = useQuery(rankingsQuery(all, scheme))
  const kpis = useQuery({ ...kpisQuery({ ...all, department: [id ?? ''] }), enabled: unit !== undefined })
  if (!unit) return <Page title={t('unit.unknown')} screen={t('notice.unitScreen')} />
  return (
    <Paper
      title={t('notice.unitScreen')}
      how={t('notice.howPlain')}
      watermark={rankings.data?.status === 'published' ? null : t('notice.watermark')}
      back={
        <AppLink to="/unit/$id" params={{ id: unit.id }}>
          {`← ${t('notice.toUnit', { name: unit.name })}`}
        </AppLink>
      }
    >
      <QueryState query={rankings} height="60rem" lines={20}>
        {(ranked) => (
          <QueryState query={kpis} height="60rem" lines={20}>
            {(figures) => <Sheet unit={unit} rankings={ranked} kpis={figures} />}
          </QueryState>
        )}
      </QueryState>
    </Paper>
  )
}

function Sheet({ unit, rankings, kpis }: { unit: Unit; rankings: Rankings; kpis: Kpis }) {
  const { t, f } = useWords()
  const title = t('notice.unitTitle', { name: unit.name, period: f.period(kpis.period.id) })
  const envelope = useEnvelope(`unit-${unit.id}`, title, rankings)
  const group = rankings.groups.find(({ rows }) => rows.some(({ department }) => department.id === unit.id))
  return (
    <div className="paper-letter paper-brief">
      <h2>{title}</h2>
      <p>
        <strong>{t('notice.standingHead')}</strong>
        <Standing unit={unit} rankings={rankings} />
      </p>
      <KpiPaper kpis={kpis} {...(group ? { group: group.total.indicators } : {})} />
      <p>
        <strong>{t('notice.categories')}</strong>
      </p>
      <CategoryPaper unit={unit.id} />
      <PaperNotes envelope={envelope} isShort />
    </div>
  )
}

function Standing({ unit, rankings }: { unit: Unit; rankings: Rankings }) {
  const { t, f, say, label } = useWords()
  const { target } = useMeta().ruleSet
  const group = rankings.groups.find(({ rows }) => rows.some(({ department }) => department.id === unit.id))
  const row = group?.rows.find(({ department }) => department.id === unit.id)
  if (!group || !row?.ranked || row.rank === null) {
    return t('notice.standingNone', { reason: label(REASONS, row?.reason ?? 'no_data') }) + t('notice.stop')
  }
  const { kind, isSmall, least } = standingOf(row, target)
  const { value, lo, hi } = row.score
  return (
    t('notice.standingText', {
      group: say(group.label),
      n: group.rows.filter(({ ranked }) => ranked).length,
      rank: f.rank(row.rank, tiedRanks(group.rows).has(row.rank)),
      score: f.score(value),
      lo: f.score(lo),
      hi: f.score(hi),
      verdict: isSmall ? t('figure.few', { n: least }) : t(VERDICT_WORDS[kind]),
    }) + t('notice.stop')
  )
}
