// Which column is which field: the proposal with sample values, one list per field, then the check.
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { errorText } from '#web/lib/errorText.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMayWrite } from '#web/lib/session.ts'
import { useView } from '#web/lib/urlState.ts'
import { Button } from '#web/ui/Button.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { type ImportDraft, keepDraft, optionsOf, readDraft } from './draftStore.ts'
import { fieldWord } from './fieldWords.ts'
import { MappingOptions } from './MappingOptions.tsx'
import { MappingTable } from './MappingTable.tsx'
import { columnsOf, missingFields, parseMapping, unusedColumns, withColumn } from './mappingDraft.ts'
import { type ImportJob, type ImportPreview, previewQuery, useRunImport } from './queries.ts'
import { SignInNote } from './SignInNote.tsx'
import './mapping.css'

export function MappingStep({ job }: { readonly job: ImportJob }) {
  const query = useQuery(previewQuery(job.id))
  return (
    <div className="import-desk">
      <QueryState query={query} height="30rem" lines={12}>
        {(preview) => <Editor key={`${job.state}:${job.finishedAt}`} job={job} preview={preview} />}
      </QueryState>
    </div>
  )
}

function Editor({ job, preview }: { readonly job: ImportJob; readonly preview: ImportPreview }) {
  const words = useWords()
  const { t } = words
  const { set } = useView()
  const run = useRunImport(job)
  const [draft, setDraft] = useState(() => readDraft(job.id))
  const mapping = parseMapping(draft.mapping ?? preview.mapping)
  const columns = columnsOf(mapping, preview)
  const missing = missingFields(columns)
  const change = (next: ImportDraft) => {
    setDraft(next)
    keepDraft(job.id, next)
  }
  const choose = (field: string, column: string | null) =>
    change({ ...draft, mapping: JSON.stringify(withColumn(mapping, field, column)) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (missing.length > 0) return
    run.mutate(optionsOf(draft, preview, 'check'), { onSuccess: () => set({ tab: null }, { replace: true }) })
  }
  const labelOf = (field: string) =>
    fieldWord(field, preview.guesses.find((one) => one.field === field)?.label ?? field, words)
  return (
    <form className="import-mapping" onSubmit={submit}>
      <p>{found(preview, draft, t)}</p>
      <MappingOptions draft={draft} mapping={mapping} preview={preview} onChange={change} />
      <MappingTable preview={preview} columns={columns} onChoose={choose} />
      <Unused names={unusedColumns(preview.header, columns)} />
      {missing.length > 0 ? (
        <p className="strip strip-poor" role="alert">
          {t('imports.missingFields', { fields: missing.map(labelOf).join(t('imports.listGap')) })}
        </p>
      ) : null}
      {run.error ? (
        <p className="strip strip-poor" role="alert">
          {errorText(run.error, words)}
        </p>
      ) : null}
      <Foot
        isBusy={run.isPending || run.isSuccess}
        isMissing={missing.length > 0}
        onReset={() => change({ ...draft, mapping: null })}
        isChanged={draft.mapping !== null}
      />
    </form>
  )
}

function found(preview: ImportPreview, draft: ImportDraft, t: ReturnType<typeof useWords>['t']): string {
  const about = {
    format: preview.format.toUpperCase(),
    encoding: preview.encoding === '' ? '' : ` · ${preview.encoding.toUpperCase()}`,
    n: preview.header.length,
  }
  return preview.preset !== null && draft.mapping === null
    ? t('imports.foundPreset', { ...about, preset: preview.preset })
    : t('imports.foundGuess', about)
}

function Unused({ names }: { readonly names: readonly string[] }) {
  const { t } = useWords()
  if (names.length === 0) return null
  return (
    <p className="meta">
      {t('imports.unused', { n: names.length, names: names.join(t('imports.listGap')) })}
    </p>
  )
}

function Foot(props: { isBusy: boolean; isMissing: boolean; isChanged: boolean; onReset: () => void }) {
  const { t } = useWords()
  const may = useMayWrite()
  if (may === 'signedOut' || may === 'no') return <SignInNote />
  return (
    <div className="row import-foot">
      <Button type="submit" kind="primary" isDisabled={props.isBusy || props.isMissing || may !== 'yes'}>
        {props.isBusy ? t('imports.starting') : t('imports.toCheck')}
      </Button>
      {props.isChanged ? <Button onPress={props.onReset}>{t('imports.reset')}</Button> : null}
    </div>
  )
}
