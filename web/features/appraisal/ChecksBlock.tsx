// What was looked at before freezing: each check with its finding, how many, and whom it concerns.
import { Fragment } from 'react'
import { APPRAISAL_CHECKS, CHECK_LEVELS } from '#db/vocabulary.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { type Column, Table } from '#web/ui/Table.tsx'
import { Verdict } from '#web/ui/Verdict.tsx'
import type { AppraisalData } from './queries.ts'

type Check = AppraisalData['checks'][number]
const KINDS = { passed: 'good', attention: 'attention', stop: 'poor' } as const

/** What came since the freeze and is not in the version shown: said in every state, since the checks stand only before the opening. */
export function PartsSince({ data: { checks, state } }: { readonly data: AppraisalData }) {
  const { t } = useWords()
  const n = checks.find(({ check }) => check === 'parts_since')?.count ?? 0
  if (n === 0 || state === 'superseded') return null
  const what = state === 'frozen' ? 'refreeze' : 'correction'
  return (
    <p className="strip strip-amber" style={{ marginTop: 'var(--s3)' }}>
      {t(`appraisal.partsSince_${what}`, { n })}
    </p>
  )
}

export interface ChecksBlockProps {
  readonly checks: readonly Check[]
  /** The period, where it is open: what was looked at since may be another list by now. */
  readonly open: string | null
}

export function ChecksBlock({ checks, open }: ChecksBlockProps) {
  const { t, label } = useWords()
  const columns: readonly Column<Check>[] = [
    {
      id: 'check',
      head: t('appraisal.checkHead'),
      isRowHeader: true,
      cell: ({ check }) => label(APPRAISAL_CHECKS, check),
    },
    {
      id: 'level',
      head: t('appraisal.levelHead'),
      cell: ({ level }) => <Verdict kind={KINDS[level]}>{label(CHECK_LEVELS, level)}</Verdict>,
    },
    {
      id: 'count',
      head: t('appraisal.countHead'),
      align: 'end',
      cell: (check) => <Count check={check} open={open} />,
    },
    {
      id: 'units',
      head: t('appraisal.unitsHead'),
      cell: ({ departments }) =>
        departments.length === 0
          ? t('format.missing')
          : departments.map(({ id, name }, at) => (
              <Fragment key={id}>
                {at > 0 ? t('appraisal.listGap') : null}
                <AppLink to="/unit/$id" params={{ id }} className="appraisal-to">
                  {name}
                </AppLink>
              </Fragment>
            )),
    },
  ]
  return (
    <Panel title={t('appraisal.checks')} sub={t('appraisal.checksSub')}>
      <Table caption={t('appraisal.checks')} columns={columns} rows={checks} rowKey={({ check }) => check} />
    </Panel>
  )
}

function Count({
  check: { check, count, of },
  open,
}: Pick<ChecksBlockProps, 'open'> & { readonly check: Check }) {
  const { t, f } = useWords()
  const n = of === null ? f.integer(count) : t('appraisal.outOf', { n: f.integer(count), of: f.integer(of) })
  if (open === null || count === 0 || check !== 'unlocated') return n
  return (
    <AppLink
      to="/cases"
      search={{ period: [open], cell: ['unlocated'], level: ['cell'] }}
      className="appraisal-to"
    >
      {n}
    </AppLink>
  )
}
