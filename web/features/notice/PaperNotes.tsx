// The envelope below a paper's tables, in small print.
import type { ExportEnvelope } from '#web/exports/exportTable.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'

/** What the paper itself says already, or nobody looks up on paper. */
const SAID: ReadonlySet<string> = new Set(['title', 'street', 'bounds', 'zone'])

export function PaperNotes({ envelope }: { readonly envelope: ExportEnvelope }) {
  const { t } = useWords()
  const notes = envelope.notes.filter(({ id, text }) => text !== '' && !SAID.has(id))
  return (
    <div className="paper-notes">
      <p>
        <b>{t('notice.notes')}</b>
      </p>
      <ol>
        {notes.map(({ id, label, text }) => (
          <li key={id}>{t('notice.note', { label, text })}</li>
        ))}
      </ol>
    </div>
  )
}
