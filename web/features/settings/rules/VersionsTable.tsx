// Every version of every rule set: since when, how many cases it judged, by whom, as a file; the last one can be changed.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Pill } from '#web/ui/Pill.tsx'
import { type Column, Table } from '#web/ui/Table.tsx'
import { jsonFile } from '../jsonFile.ts'
import type { RuleSet, StoredRules } from '../queries.ts'
import { ruleSetName } from './limitWords.ts'
import { ALWAYS, lastOf } from './storedVersions.ts'

export interface VersionsTableProps {
  readonly items: readonly StoredRules[]
  readonly onChange: ((base: RuleSet) => void) | null
}

export function VersionsTable({ items, onChange }: VersionsTableProps) {
  const { t } = useWords()
  const columns = useColumns(items, onChange)
  return (
    <>
      <h3>{t('rules.versions')}</h3>
      <Table
        caption={t('rules.versions')}
        rows={items}
        rowKey={({ rules }) => `${rules.id}@${rules.version}`}
        columns={columns}
      />
    </>
  )
}

function useColumns(
  items: readonly StoredRules[],
  onChange: VersionsTableProps['onChange'],
): Column<StoredRules>[] {
  const words = useWords()
  const { t, f } = words
  return [
    {
      id: 'version',
      head: t('rules.version'),
      isRowHeader: true,
      cell: ({ rules, inForce, cases }) => (
        <>
          {ruleSetName(rules.id, words)}{' '}
          <span className="meta">{t('settings.version', { version: rules.version })}</span>{' '}
          {inForce && cases > 0 ? <Pill>{t('rules.inForce')}</Pill> : null}
        </>
      ),
    },
    {
      id: 'from',
      head: t('rules.from'),
      cell: ({ rules: { effectiveFrom } }) =>
        effectiveFrom <= ALWAYS ? t('settings.always') : f.date(`${effectiveFrom}T12:00:00Z`),
    },
    { id: 'judged', head: t('rules.judged'), align: 'end', cell: ({ cases }) => f.integer(cases) },
    {
      id: 'entered',
      head: t('rules.entered'),
      cell: ({ actor, enteredAt }) =>
        actor === null ? t('settings.builtIn') : t('settings.by', { actor, day: f.date(enteredAt) }),
    },
    {
      id: 'acts',
      head: null,
      name: t('settings.acts'),
      cell: (stored) => (
        <span className="row">
          <a
            className="btn btn-small"
            {...jsonFile(stored.rules, `${stored.rules.id}@${stored.rules.version}`)}
          >
            JSON
          </a>
          {onChange && stored.rules.deadlines === 'limits' && lastOf(items, stored.rules.id) === stored ? (
            <button type="button" className="btn btn-small" onClick={() => onChange(stored.rules)}>
              {t('rules.change')}
            </button>
          ) : null}
        </span>
      ),
    },
  ]
}
