// What an import would do: counts, faults with repairs on the spot, coordinates; then back to the mapping, or in.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { errorText } from '#web/lib/errorText.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMayWrite } from '#web/lib/session.ts'
import { useShortcuts } from '#web/lib/shortcuts.ts'
import { useView } from '#web/lib/urlState.ts'
import { Button } from '#web/ui/Button.tsx'
import { type ImportDraft, keepDraft, optionsOf, readDraft } from './draftStore.ts'
import { columnsOf, parseMapping, withValue } from './mappingDraft.ts'
import {
  type ImportJob,
  type ImportPreview,
  type ImportReport,
  previewQuery,
  useRunImport,
} from './queries.ts'
import { ReportBlocks } from './ReportBlocks.tsx'
import { SignInNote } from './SignInNote.tsx'
import { type ChosenValue, ValueFixes } from './ValueFixes.tsx'
import { valueFixes } from './valueFixes.ts'

export function CheckStep({ job }: { readonly job: ImportJob }) {
  const { t } = useWords()
  const { set } = useView()
  const back = () => set({ tab: 'mapping' })
  useShortcuts([{ keys: 'Escape', name: t('imports.back'), scope: 'page', run: back }])
  return job.report ? <Checked key={job.finishedAt} job={job} report={job.report} onBack={back} /> : null
}

interface CheckedProps {
  readonly job: ImportJob
  readonly report: ImportReport
  readonly onBack: () => void
}

function Checked({ job, report, onBack }: CheckedProps) {
  const words = useWords()
  const { t } = words
  const may = useMayWrite()
  const run = useRunImport(job)
  const preview = useQuery(previewQuery(job.id)).data
  const [draft, setDraft] = useState(() => readDraft(job.id))
  const start = (mode: 'check' | 'run', next: ImportDraft = draft) => {
    if (!preview) return
    setDraft(next)
    keepDraft(job.id, next)
    run.mutate(optionsOf(next, preview, mode))
  }
  // The state changes a moment after the start was accepted; until then the same start must not be asked for twice.
  const isStarting = run.isPending || run.isSuccess
  const isReady = may === 'yes' && preview !== undefined && !isStarting
  return (
    <>
      <ReportBlocks
        report={report}
        isCheck
        onCrs={isReady ? (crs) => start('check', { ...draft, crs }) : undefined}
      >
        {isReady ? (
          <Repairs
            report={report}
            preview={preview}
            draft={draft}
            onRecheck={(mapping) => start('check', { ...draft, mapping })}
          />
        ) : null}
      </ReportBlocks>
      {run.error ? (
        <p className="strip strip-poor" role="alert">
          {errorText(run.error, words)}
        </p>
      ) : null}
      <SignInNote />
      {may === 'yes' ? (
        <div className="row import-foot import-desk">
          <Button
            kind="primary"
            isDisabled={!isReady || report.rows === report.rejected}
            onPress={() => start('run')}
          >
            {isStarting ? t('imports.starting') : t('imports.toRun')}
          </Button>
          <Button onPress={onBack}>{t('imports.back')}</Button>
          <p className="meta">{t(report.rejected > 0 ? 'imports.partlyNote' : 'imports.wholeNote')}</p>
        </div>
      ) : null}
    </>
  )
}

interface RepairsProps {
  readonly report: ImportReport
  readonly preview: ImportPreview
  readonly draft: ImportDraft
  /** The mapping with the chosen codes, as text. */
  readonly onRecheck: (mapping: string) => void
}

function Repairs({ report, preview, draft, onRecheck }: RepairsProps) {
  const mapping = parseMapping(draft.mapping ?? preview.mapping)
  const fixes = valueFixes(report.problems, columnsOf(mapping, preview))
  if (fixes.length === 0) return null
  const apply = (chosen: readonly ChosenValue[]) =>
    onRecheck(
      JSON.stringify(chosen.reduce((sum, { field, ...value }) => withValue(sum, field, value), mapping)),
    )
  return <ValueFixes fixes={fixes} onRecheck={apply} />
}
