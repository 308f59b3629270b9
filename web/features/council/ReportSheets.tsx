// The departments' reports on A4, a sheet each in the order of the agenda: indicators, three cases resolved, three not.
import { useQuery } from '@tanstack/react-query'
import type { CaseItem } from '#api/contract/cases.ts'
import { KpiPaper } from '#web/exports/paper/KpiPaper.tsx'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import type { OfCouncil } from './CouncilPage.tsx'
import { type UnitReport, unitCasesQuery, unitReportQuery } from './queries.ts'
import { StandsOn } from './StandsOn.tsx'
import { examplesOf } from './unitReport.ts'

type Unit = OfCouncil['council']['departments'][number]

export function ReportSheets({ council }: OfCouncil) {
  return council.departments.map((unit) => <UnitSheet key={unit.id} council={council} unit={unit} />)
}

function UnitSheet({ council, unit }: OfCouncil & { readonly unit: Unit }) {
  const { t, f } = useWords()
  const query = useQuery(unitReportQuery(council.period, unit.id))
  return (
    <section className="paper-letter paper-brief council-paper">
      <h2>{t('council.reportTitle', { unit: unit.name, period: f.period(council.period) })}</h2>
      <QueryState query={query} height="30rem" lines={10}>
        {(report) => (
          <>
            <KpiPaper kpis={report.kpis} />
            <UnitCases council={council} unit={unit} report={report} />
            <p className="paper-notes">
              {t('council.reportNote', {
                session: council.title,
                at: f.dateTimeLong(report.kpis.asOf),
                rules: report.kpis.ruleSet,
              })}{' '}
              <StandsOn report={report} />
            </p>
          </>
        )}
      </QueryState>
    </section>
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
      {(items) => {
        const { solved, unsolved } = examplesOf(items)
        return (
          <>
            <Listed title={t('council.reportSolved')} none={t('council.reportSolvedNone')} cases={solved} />
            <Listed
              title={t('council.reportUnsolved')}
              none={t('council.reportUnsolvedNone')}
              cases={unsolved}
            />
          </>
        )
      }}
    </QueryState>
  )
}

interface ListedProps {
  readonly title: string
  readonly none: string
  readonly cases: readonly CaseItem[]
}

function Listed({ title, none, cases }: ListedProps) {
  const { t, f } = useWords()
  return (
    <>
      <p>
        <strong>{title}</strong>
      </p>
      {cases.length === 0 ? <p>{none}</p> : null}
      {cases.map((one, i) => (
        <p key={one.id}>
          {t('council.reportCase', {
            n: i + 1,
            title: one.title ?? t('council.noTitle'),
            number: one.number,
            at: f.dayMonth(one.receivedAt),
          })}
        </p>
      ))}
    </>
  )
}
