// The report of a check or an import: counts, problems by kind, units that are new, coordinates.
import type { ReactNode } from 'react'
import type { CoordinateSystem } from '#db/vocabulary.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { CasesLink } from '#web/ui/CasesLink.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { CrsBlock } from './CrsBlock.tsx'
import { PilesBlock } from './PilesBlock.tsx'
import { ProblemsBlock } from './ProblemsBlock.tsx'
import type { ImportJob, ImportReport } from './queries.ts'

export interface ReportBlocksProps {
  readonly report: ImportReport
  readonly isCheck?: boolean
  /** Addresses of what the counts lead to: lists of cases, the file of refused rows. */
  readonly lists?: (ImportJob['lists'] & { readonly rejected: string | null }) | undefined
  /** Checks again under another coordinate system. */
  readonly onCrs?: ((crs: CoordinateSystem) => void) | undefined
  /** Ways to the refused rows. */
  readonly rejects?: ReactNode
  /** Repairs, below the problems. */
  readonly children?: ReactNode
}

export function ReportBlocks({
  report,
  isCheck = false,
  lists,
  onCrs,
  rejects,
  children,
}: ReportBlocksProps) {
  return (
    <div className="import-report">
      <Counts report={report} isCheck={isCheck} lists={lists} />
      <ProblemsBlock report={report} rejects={rejects} />
      {children}
      <CrsBlock report={report} onCrs={onCrs} />
      <PilesBlock report={report} />
      <NewDepartments names={report.newDepartments} />
    </div>
  )
}

function Counts({
  report,
  isCheck,
  lists,
}: Pick<ReportBlocksProps, 'report' | 'lists'> & { readonly isCheck: boolean }) {
  const { t, f } = useWords()
  const counts = [
    ['rows', report.rows],
    ['inserted', report.inserted],
    ['updated', report.updated],
    ['unchanged', report.unchanged],
    ['rejected', report.rejected],
  ] as const
  const notes = [
    t('imports.seconds', { n: f.number(report.seconds, 1) }),
    report.unlocated > 0 ? t('imports.unlocated', { n: report.unlocated }) : null,
    report.provisionalDeadlines > 0 ? t('imports.provisional', { n: report.provisionalDeadlines }) : null,
  ]
  return (
    <section className="import-counts" aria-label={t(isCheck ? 'imports.countsCheck' : 'imports.counts')}>
      <dl>
        {counts.map(([name, value]) => (
          <div key={name} className={name === 'rejected' && value > 0 ? 'has-rejected' : undefined}>
            <dt>{t(`imports.${name}`)}</dt>
            <dd>
              <Opened name={name} n={value} lists={lists}>
                {f.integer(value)}
              </Opened>
            </dd>
          </div>
        ))}
      </dl>
      <p className="meta">{notes.filter((note) => note !== null).join(' · ')}</p>
    </section>
  )
}

/** A count that opens what it counts, where there is a list of it. */
function Opened({
  name,
  n,
  lists,
  children,
}: Pick<ReportBlocksProps, 'lists'> & {
  readonly name: string
  readonly n: number
  readonly children: ReactNode
}) {
  const list = name === 'inserted' ? lists?.inserted : name === 'updated' ? lists?.updated : null
  if (list)
    return (
      <CasesLink n={n} casesUrl={list}>
        {children}
      </CasesLink>
    )
  if (name !== 'rejected' || !lists?.rejected) return children
  return (
    <a href={lists.rejected} download>
      {children}
    </a>
  )
}

function NewDepartments({ names }: { readonly names: readonly string[] }) {
  const { t } = useWords()
  if (names.length === 0) return null
  return (
    <Panel title={t('imports.newDepartments', { n: names.length })} sub={t('imports.newDepartmentsSub')}>
      <ul className="import-names">
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </Panel>
  )
}
