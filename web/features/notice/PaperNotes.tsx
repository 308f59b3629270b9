// The envelope below a paper's tables, in small print.
import type { ExportEnvelope } from '#web/exports/exportTable.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'

export function PaperNotes({ envelope }: { readonly envelope: ExportEnvelope }) {
  const { t } = useWords()
  const notes = envelope.notes.filter(({ text }) => text !== '')
  return (
    <div className="paper-notes">
      <p>
        <b>{t('notice.notes')}</b>
      </p>
      <ol>
        {notes.map(({ label, text }) => (
          <li key={label}>{t('notice.note', { label, text })}</li>
        ))}
      </ol>
    </div>
  )
}
