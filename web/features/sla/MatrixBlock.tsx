// Units × kinds of deadline: rate with interval against the group's, ▼ only where the whole interval lies above it.
import { useQuery } from '@tanstack/react-query'
import type { BreachMatrix } from '#api/contract/breaches.ts'
import { DEPARTMENT_KINDS } from '#db/vocabulary.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { Segmented } from '#web/ui/Segmented.tsx'
import { Table } from '#web/ui/Table.tsx'
import { VerdictShape } from '#web/ui/Verdict.tsx'
import { MatrixFigure } from './MatrixFigure.tsx'
import {
  columnName,
  defaultGroup,
  groupsIn,
  limitText,
  type MatrixGroup,
  matrixFinding,
  matrixGroup,
} from './matrix.ts'
import { matrixQuery } from './queries.ts'
import { type Sla, useWindowName } from './useSla.ts'

export function MatrixBlock({ sla }: { sla: Sla }) {
  const words = useWords()
  const { t, label } = words
  const meta = useMeta()
  const { url, view } = sla
  const window = useWindowName(sla)
  const query = useQuery(matrixQuery(view.filters))
  const kinds = query.data ? groupsIn(query.data) : []
  const kind =
    kinds.find((one) => one === url.params.group) ?? (query.data ? defaultGroup(query.data, meta) : null)
  const group = query.data && kind !== null ? matrixGroup(query.data, kind, meta) : null
  return (
    <Panel
      className="sla-matrix"
      title={group ? matrixFinding(group, meta.ruleSet.minimum, words) : t('sla.matrixTitle')}
      sub={t('sla.matrixSub', { window })}
      actions={
        kind !== null && kinds.length > 1 ? (
          <Segmented
            label={t('sla.group')}
            size="small"
            value={kind}
            options={kinds.map((value) => ({ value, text: label(DEPARTMENT_KINDS, value) }))}
            onChange={(value) => url.set({ group: value }, { replace: true })}
          />
        ) : null
      }
    >
      <QueryState
        query={query}
        height="22rem"
        isEmpty={() => group === null}
        empty={<p>{t('sla.matrixEmpty')}</p>}
      >
        {(matrix) => (group ? <Matrix group={group} matrix={matrix} /> : null)}
      </QueryState>
    </Panel>
  )
}

function Matrix({ group, matrix }: { group: MatrixGroup; matrix: BreachMatrix }) {
  const words = useWords()
  const { t, label } = words
  const meta = useMeta()
  return (
    <>
      <Table
        caption={t('sla.matrixTitle')}
        columns={[
          {
            id: 'unit',
            head: t('sla.unit'),
            isRowHeader: true,
            cell: ({ id, name }) => (
              <AppLink to="/unit/$id" params={{ id }}>
                {name}
              </AppLink>
            ),
          },
          ...group.columns.map((column) => ({
            id: column.id,
            name: columnName(column, words),
            head: (
              <>
                <span>{columnName(column, words)}</span>
                <small>{limitText(column, meta, words)}</small>
              </>
            ),
            className: 'sla-matrix-cell',
            cell: ({ id, name, cells }: MatrixGroup['rows'][number]) => (
              <MatrixFigure
                cell={cells.get(column.id)}
                column={column}
                of={name}
                key={id}
                envelope={matrix}
              />
            ),
          })),
        ]}
        rows={group.rows}
        rowKey={({ id }) => id}
        className="sla-matrix-table"
        foot={
          <Total
            group={group}
            matrix={matrix}
            name={t('sla.groupTotal', { group: label(DEPARTMENT_KINDS, group.kind) })}
          />
        }
      />
      <ul className="sla-key" aria-hidden="true">
        <li>
          <i className="sla-key-span" />
          {t('sla.keyInterval')}
        </li>
        <li>
          <i className="sla-key-mean" />
          {t('sla.keyMean')}
        </li>
        <li className="sla-poor">
          <VerdictShape kind="poor" />
          {t('sla.keyAbove')}
        </li>
        <li>
          <i className="sla-key-hatch" />
          {t('sla.keyFew', { n: meta.ruleSet.minimum })}
        </li>
      </ul>
    </>
  )
}

function Total({ group, matrix, name }: { group: MatrixGroup; matrix: BreachMatrix; name: string }) {
  const words = useWords()
  return (
    <tr>
      <th scope="row">{name}</th>
      {group.columns.map((column) => (
        <td key={column.id} className="sla-matrix-cell" data-label={columnName(column, words)}>
          <div className="cell">
            <MatrixFigure cell={column.total} column={column} of={name} envelope={matrix} isTotal />
          </div>
        </td>
      ))}
    </tr>
  )
}
