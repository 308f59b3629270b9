// Everything that was tested, the least likely by chance first; each count opens its cases.
import { useState } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Button } from '#web/ui/Button.tsx'
import { CasesLink } from '#web/ui/CasesLink.tsx'
import { Table } from '#web/ui/Table.tsx'
import { chanceText } from './chanceWords.ts'
import type { SignalItem, SignalWords } from './queries.ts'

const PAGE = 40

export interface TestedTableProps {
  readonly items: readonly SignalItem[]
  readonly catalogue: readonly SignalWords[]
}

export function TestedTable({ items, catalogue }: TestedTableProps) {
  const words = useWords()
  const { t, f, say } = words
  const [most, setMost] = useState(PAGE)
  const names = new Map(catalogue.map(({ code, name }) => [code, say(name)]))
  const left = items.length - most
  return (
    <>
      <Table
        caption={t('signals.table')}
        phone="scroll"
        rows={items.slice(0, most)}
        rowKey={({ signal, department }) => `${signal} ${department.id}`}
        columns={[
          {
            id: 'signal',
            head: t('signals.signal'),
            isRowHeader: true,
            cell: ({ signal }) => names.get(signal) ?? signal,
          },
          { id: 'unit', head: t('signals.unit'), cell: ({ department }) => department.name },
          {
            id: 'found',
            head: t('signals.found'),
            align: 'end',
            cell: ({ num, den, casesUrl }) => (
              <CasesLink n={num} casesUrl={casesUrl}>
                {f.fraction(num, den)}
              </CasesLink>
            ),
          },
          {
            id: 'usual',
            head: t('signals.usualShort'),
            align: 'end',
            cell: ({ expected }) => (expected === null ? '—' : f.number(expected, 1)),
          },
          { id: 'q', head: t('signals.q'), align: 'end', cell: (item) => chanceText(item, words) },
        ]}
      />
      {left > 0 ? (
        <Button onPress={() => setMost((was) => was + PAGE)}>
          {t('signals.more', { n: f.integer(Math.min(PAGE, left)) })}
        </Button>
      ) : null}
    </>
  )
}
