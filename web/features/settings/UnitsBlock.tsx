// What the deployment knows of its departments and communities; read here, changed by imports and boundary files.
import { DEPARTMENT_KINDS, type DepartmentKind } from '#db/vocabulary.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { type Column, Table } from '#web/ui/Table.tsx'

export function UnitsBlock() {
  const { t, f, label } = useWords()
  const { departments, communities } = useMeta()
  const kinds = [...new Set(departments.map(({ kind }) => kind))]
  return (
    <Panel id="units" title={t('rules.units')} sub={t('rules.unitsSub')}>
      {kinds.map((kind: DepartmentKind) => {
        const here = departments.filter((one) => one.kind === kind)
        return (
          <details key={kind} className="settings-more">
            <summary>
              {t('rules.unitsOf', { kind: label(DEPARTMENT_KINDS, kind), n: f.integer(here.length) })}
            </summary>
            <p>{here.map(({ name }) => name).join(t('settings.comma'))}</p>
          </details>
        )
      })}
      {communities.length === 0 ? <p className="muted">{t('rules.noCommunities')}</p> : <Communities />}
    </Panel>
  )
}

function Communities() {
  const { t, f } = useWords()
  const { communities } = useMeta()
  const columns: Column<(typeof communities)[number]>[] = [
    { id: 'name', head: t('rules.community'), isRowHeader: true, cell: ({ name }) => name },
    {
      id: 'households',
      head: t('rules.households'),
      align: 'end',
      cell: ({ households }) => f.integer(households),
    },
    {
      id: 'population',
      head: t('rules.population'),
      align: 'end',
      cell: ({ population }) => f.integer(population),
    },
  ]
  return (
    <details className="settings-more">
      <summary>{t('rules.communities', { n: f.integer(communities.length) })}</summary>
      <Table caption={t('rules.community')} rows={communities} rowKey={({ id }) => id} columns={columns} />
    </details>
  )
}
