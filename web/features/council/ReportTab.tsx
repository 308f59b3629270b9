// A department's report on the projector: its indicators with their intervals, three cases that were resolved, three that were not.
import { useQuery } from '@tanstack/react-query'
import type { CaseItem } from '#api/contract/cases.ts'
import type { Kpis } from '#api/contract/kpis.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { indicatorsOf, targetRate } from '#web/lib/kpiFigures.ts'
import { useMeta } from '#web/lib/meta.tsx'
import { useShortcuts } from '#web/lib/shortcuts.ts'
import { useView } from '#web/lib/urlState.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Button } from '#web/ui/Button.tsx'
import { KpiCard } from '#web/ui/KpiCard.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import type { OfCouncil } from './CouncilPage.tsx'
import { LiveBallots } from './LiveBallots.tsx'
import { type UnitReport, unitCasesQuery, unitReportQuery } from './queries.ts'
import { StandsOn } from './StandsOn.tsx'
import { examplesOf } from './unitReport.ts'

type Unit = OfCouncil['council']['departments'][number]

export function ReportTab({ council }: OfCouncil) {
  const { t } = useWords()
  const { params, set } = useView()
  const { departments } = council
  const found = departments.findIndex(({ id }) => id === params.unit)
  const at = Math.max(0, found)
  const unit = departments[at]
  const go = (to: number) => set({ unit: departments[to]?.id ?? null })
  const next = () => go(Math.min(departments.length - 1, at + 1))
  const previous = () => go(Math.max(0, at - 1))
  useShortcuts([
    { keys: 'n', name: t('council.keyNext'), scope: 'page', run: next },
    { keys: 'b', name: t('council.keyPrevious'), scope: 'page', run: previous },
  ])
  if (unit === undefined) return null
  return (
    <div className="council-report">
      <div className="council-acts">
        <Button isDisabled={at === 0} onPress={previous}>
          {t('council.reportPrevious')}
        </Button>
        <Button isDisabled={at === departments.length - 1} onPress={next}>
          {t('council.reportNext')}
        </Button>
        <AppLink
          to="/council/$id/paper"
          params={{ id: String(council.id) }}
          search={{ v: ['reports'] }}
          className="btn"
        >
          {t('council.reportPrint')}
        </AppLink>
        <span className="meta">{t('council.reportHint')}</span>
      </div>
      <h2 className="council-unit" aria-live="polite">
        {t('council.reportOf', { n: at + 1, all: departments.length, name: unit.name })}
      </h2>
      <UnitSlide council={council} unit={unit} />
      {council.state === 'open' ? <LiveBallots council={council} /> : null}
    </div>
  )
}

function UnitSlide({ council, unit }: OfCouncil & { readonly unit: Unit }) {
  const { t, f } = useWords()
  const query = useQuery(unitReportQuery(council.period, unit.id))
  return (
    <QueryState query={query} height="30rem" lines={10}>
      {(report) => (
        <>
          <Panel
            kind="plain"
            title={t('council.reportKpis', { period: f.period(council.period) })}
            sub={<StandsOn report={report} />}
          >
            <Indicators kpis={report.kpis} unit={unit} />
          </Panel>
          <UnitCases council={council} unit={unit} report={report} />
        </>
      )}
    </QueryState>
  )
}

function Indicators({ kpis, unit }: { readonly kpis: Kpis; readonly unit: Unit }) {
  const { ruleSet } = useMeta()
  return (
    <div className="kpis">
      {indicatorsOf(kpis).ids.map((id) => {
        const metric = kpis.metrics[id]
        return metric ? (
          <KpiCard
            key={id}
            metric={metric}
            envelope={kpis}
            target={targetRate(ruleSet)}
            changes={[]}
            of={unit.name}
          />
        ) : null
      })}
    </div>
  )
}

interface OfReport extends OfCouncil {
  readonly unit: Unit
  readonly report: UnitReport
}

function UnitCases({ council, unit, report }: OfReport) {
  const { t } = useWords()
  const query = useQuery(unitCasesQuery(council.period, unit.id, report))
  return (
    <QueryState query={query} height="16rem" lines={6}>
      {(items) => (
        <div className="council-columns">
          <Examples
            title={t('council.reportSolved')}
            none={t('council.reportSolvedNone')}
            cases={examplesOf(items).solved}
          />
          <Examples
            title={t('council.reportUnsolved')}
            none={t('council.reportUnsolvedNone')}
            cases={examplesOf(items).unsolved}
          />
        </div>
      )}
    </QueryState>
  )
}

interface ExamplesProps {
  readonly title: string
  readonly none: string
  readonly cases: readonly CaseItem[]
}

function Examples({ title, none, cases }: ExamplesProps) {
  const { t, f } = useWords()
  return (
    <Panel title={title}>
      {cases.length === 0 ? (
        <p className="muted">{none}</p>
      ) : (
        <ul className="council-cases">
          {cases.map((one) => (
            <li key={one.id}>
              <AppLink to="/cases/$id" params={{ id: one.id }} className="council-to">
                {one.title ?? t('council.noTitle')}
              </AppLink>
              <span className="meta">{`${one.number} · ${f.dayMonth(one.receivedAt)}`}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
