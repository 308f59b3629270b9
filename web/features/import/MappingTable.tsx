// Field by field: the column it is read from, its first values, how sure the proposal was.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Select } from '#web/ui/Select.tsx'
import { type Column, Table } from '#web/ui/Table.tsx'
import { Verdict } from '#web/ui/Verdict.tsx'
import { fieldWord } from './fieldWords.ts'
import { type Columns, samplesOf } from './mappingDraft.ts'
import type { ImportPreview } from './queries.ts'

type Guess = ImportPreview['guesses'][number]

/** Below this a proposal is worth a second look. */
const SURE = 0.85

export interface MappingTableProps {
  readonly preview: ImportPreview
  readonly columns: Columns
  readonly onChoose: (field: string, column: string | null) => void
}

export function MappingTable(props: MappingTableProps) {
  const { t } = useWords()
  const { preview, columns } = props
  const isShown = ({ field, required }: Guess) => required || (columns[field] ?? null) !== null
  const shown = preview.guesses.filter(isShown)
  const others = preview.guesses.filter((guess) => !isShown(guess))
  return (
    <>
      <FieldTable {...props} rows={shown} caption={t('imports.mappingTable')} />
      {others.length === 0 ? null : (
        <details className="import-others">
          <summary>{t('imports.otherFields', { n: others.length })}</summary>
          <FieldTable {...props} rows={others} caption={t('imports.otherFields', { n: others.length })} />
        </details>
      )}
    </>
  )
}

function FieldTable(
  props: MappingTableProps & { readonly rows: readonly Guess[]; readonly caption: string },
) {
  const { preview, columns, onChoose, rows, caption } = props
  const words = useWords()
  const { t } = words
  const options = [
    { value: '', text: t('imports.noColumn') },
    ...preview.header.filter((name) => name !== '').map((name) => ({ value: name, text: name })),
  ]
  const table: readonly Column<Guess>[] = [
    {
      id: 'field',
      head: t('imports.field'),
      isRowHeader: true,
      width: '12rem',
      cell: ({ field, label, required }) => (
        <>
          {fieldWord(field, label, words)}
          {required ? <span className="meta import-required">{t('imports.required')}</span> : null}
        </>
      ),
    },
    {
      id: 'column',
      head: t('imports.column'),
      width: '16rem',
      cell: ({ field, label }) => (
        <Select
          label={t('imports.columnFor', { field: fieldWord(field, label, words) })}
          hideLabel
          value={columns[field] ?? ''}
          options={options}
          onChange={(column) => onChoose(field, column === '' ? null : column)}
        />
      ),
    },
    {
      id: 'samples',
      head: t('imports.samples'),
      cell: ({ field }) => <Samples values={samplesOf(preview, columns[field] ?? null)} />,
    },
    {
      id: 'sure',
      head: t('imports.sureness'),
      width: '8rem',
      cell: (guess) => <Sureness guess={guess} column={columns[guess.field] ?? null} />,
    },
  ]
  return <Table caption={caption} columns={table} rows={rows} rowKey={({ field }) => field} />
}

function Samples({ values }: { readonly values: readonly string[] }) {
  const { t } = useWords()
  if (values.length === 0) return <span className="muted">{t('format.missing')}</span>
  return (
    <ul className="import-samples">
      {values.map((value) => (
        <li key={value} title={value}>
          {value}
        </li>
      ))}
    </ul>
  )
}

function Sureness({ guess, column }: { readonly guess: Guess; readonly column: string | null }) {
  const { t } = useWords()
  if (column === null) {
    return guess.required ? <Verdict kind="poor">{t('imports.isMissing')}</Verdict> : null
  }
  if (guess.column !== column) return <Verdict kind="noise">{t('imports.chosen')}</Verdict>
  return guess.confidence >= SURE ? (
    <Verdict kind="good">{t('imports.sure')}</Verdict>
  ) : (
    <Verdict kind="attention">{t('imports.unsure')}</Verdict>
  )
}
