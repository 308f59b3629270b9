// Every version of every scheme with what it weighs, since when, by whom; and the way to the next one.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useWords, type Words } from '#web/lib/i18n/WordsContext.tsx'
import { useMayWrite } from '#web/lib/session.ts'
import { Panel } from '#web/ui/Panel.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { type Column, Table } from '#web/ui/Table.tsx'
import { useMetricNames } from '#web/ui/useMetricName.ts'
import { jsonFile } from './jsonFile.ts'
import { type StoredScheme, schemesQuery } from './queries.ts'
import { SchemeFile } from './SchemeFile.tsx'
import { SchemeForm } from './SchemeForm.tsx'
import { formulaOf, groupWords, nameOf } from './schemeWords.ts'

export function SchemesBlock() {
  const { t } = useWords()
  const query = useQuery(schemesQuery())
  const may = useMayWrite()
  const [base, setBase] = useState<StoredScheme | null>(null)
  const columns = useColumns(may === 'yes' ? setBase : null)
  return (
    <Panel
      id="schemes"
      title={t('settings.schemes')}
      sub={t('settings.schemesSub')}
      actions={may === 'yes' ? <SchemeFile /> : null}
    >
      <QueryState query={query} height="12rem" lines={4}>
        {({ items }) => (
          <Table
            caption={t('settings.schemes')}
            rows={items}
            rowKey={({ scheme }) => `${scheme.id}@${scheme.version}`}
            columns={columns}
            className="settings-schemes"
          />
        )}
      </QueryState>
      {may === 'no' || may === 'signedOut' ? <p className="meta">{t('settings.mayNot')}</p> : null}
      {base ? (
        <SchemeForm
          key={`${base.scheme.id}@${base.scheme.version}`}
          base={base.scheme}
          onClose={() => setBase(null)}
        />
      ) : null}
    </Panel>
  )
}

function useColumns(onNext: ((scheme: StoredScheme) => void) | null): Column<StoredScheme>[] {
  const words = useWords()
  const metricName = useMetricNames()
  const { t, f } = words
  return [
    {
      id: 'scheme',
      head: t('settings.scheme'),
      isRowHeader: true,
      cell: ({ scheme }) => (
        <>
          {nameOf(scheme, words)}{' '}
          <span className="meta">{t('settings.version', { version: scheme.version ?? '' })}</span>
        </>
      ),
    },
    { id: 'from', head: t('settings.from'), cell: ({ scheme }) => <From scheme={scheme} words={words} /> },
    {
      id: 'formula',
      head: t('settings.formula'),
      cell: ({ scheme }) => formulaOf(scheme, metricName, words),
    },
    { id: 'group', head: t('settings.group'), cell: ({ scheme }) => groupWords(scheme.group, words) },
    {
      id: 'entered',
      head: t('settings.entered'),
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
            {...jsonFile(stored.scheme, `${stored.scheme.id}@${stored.scheme.version ?? ''}`)}
          >
            JSON
          </a>
          {onNext ? (
            <button type="button" className="btn btn-small" onClick={() => onNext(stored)}>
              {t('settings.next')}
            </button>
          ) : null}
        </span>
      ),
    },
  ]
}

/** Schemes of the product itself hold from the beginning. */
const ALWAYS = '2000-01-01'

function From({ scheme, words }: { scheme: StoredScheme['scheme']; words: Words }) {
  const { effectiveFrom = ALWAYS } = scheme
  return (
    <span className="nw">
      {effectiveFrom <= ALWAYS ? words.t('settings.always') : words.f.date(`${effectiveFrom}T12:00:00Z`)}
    </span>
  )
}
