// The limits in force by category and urgency, how time is counted, every version, and the way to the next one.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { CLOCKS, URGENCIES } from '#db/vocabulary.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMay } from '#web/lib/session.ts'
import { Panel } from '#web/ui/Panel.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { type Column, Table } from '#web/ui/Table.tsx'
import { type RuleSet, rulesQuery, type StoredRules } from '../queries.ts'
import { limitWords, ruleSetName, useCategoryName } from './limitWords.ts'
import { RulesFile } from './RulesFile.tsx'
import { RulesForm } from './RulesForm.tsx'
import { type RowDraft, rowName, rowsOf } from './ruleDraft.ts'
import { ALWAYS } from './storedVersions.ts'
import { VersionsTable } from './VersionsTable.tsx'

export function RulesBlock() {
  const { t } = useWords()
  const query = useQuery(rulesQuery())
  const may = useMay('configure') === 'yes'
  const [base, setBase] = useState<RuleSet | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  return (
    <Panel id="limits" title={t('rules.title')} sub={t('rules.sub')} actions={may ? <RulesFile /> : null}>
      <p role="status" className={said === null ? 'sr-only' : 'strip strip-grey'}>
        {said}
      </p>
      <QueryState query={query} height="20rem" lines={6}>
        {({ items }) => (
          <>
            {shown(items).map(({ rules }) => (
              <Limits key={rules.id} rules={rules} />
            ))}
            <HowCounted />
            <VersionsTable items={items} onChange={may ? setBase : null} />
          </>
        )}
      </QueryState>
      {may ? null : <p className="meta">{t('rules.mayNot')}</p>}
      {base ? (
        <RulesForm
          key={base.version}
          base={base}
          onClose={() => setBase(null)}
          onSaved={(text) => {
            setSaid(text)
            setBase(null)
          }}
        />
      ) : null}
    </Panel>
  )
}

/** What is in force: every rule set with cases, and the one of the product where there are none yet. */
function shown(items: readonly StoredRules[]): readonly StoredRules[] {
  const used = new Set(items.filter(({ cases }) => cases > 0).map(({ rules }) => rules.id))
  const first = items[0]?.rules.id
  return items.filter(
    ({ rules, inForce }) => inForce && (used.size === 0 ? rules.id === first : used.has(rules.id)),
  )
}

function Limits({ rules }: { readonly rules: RuleSet }) {
  const words = useWords()
  const { t, f } = words
  const columns = useColumns()
  const { version, effectiveFrom } = rules
  const name = ruleSetName(rules.id, words)
  const title =
    effectiveFrom <= ALWAYS
      ? t('rules.nowAlways', { name, version })
      : t('rules.now', { name, version, from: f.date(`${effectiveFrom}T12:00:00Z`) })
  return (
    <>
      <h3>{title}</h3>
      {rules.deadlines === 'published' ? (
        <p>{t('rules.published')}</p>
      ) : (
        <Table caption={title} rows={rowsOf(rules)} rowKey={rowName} columns={columns} />
      )}
    </>
  )
}

function useColumns(): Column<RowDraft>[] {
  const words = useWords()
  const { t, label } = words
  const categoryName = useCategoryName()
  return [
    {
      id: 'urgency',
      head: t('rules.urgency'),
      isRowHeader: true,
      cell: ({ urgency }) => label(URGENCIES, urgency),
    },
    { id: 'category', head: t('rules.category'), cell: ({ category }) => categoryName(category) },
    ...(['acknowledge', 'reply'] as const).map((clock) => ({
      id: clock,
      head: label(CLOCKS, clock),
      cell: (row: RowDraft) => limitWords(row[clock], row.category, words),
    })),
  ]
}

function HowCounted() {
  const { t } = useWords()
  return (
    <details className="settings-more">
      <summary>{t('rules.how')}</summary>
      <p>{t('rules.howStart')}</p>
      <p>{t('rules.howPause')}</p>
      <p>{t('rules.howUrgent')}</p>
    </details>
  )
}
