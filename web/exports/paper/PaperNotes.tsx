// The envelope below a paper's tables, in small print.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import type { ExportEnvelope } from '../exportTable.ts'

/** What the paper itself says already, or nobody looks up on paper. */
const SAID: ReadonlySet<string> = new Set(['title', 'street', 'bounds', 'zone'])

/** What a paper of one page has room for. */
const SHORT: ReadonlySet<string> = new Set([
  'period',
  'filters',
  'size',
  'asOf',
  'status',
  'scheme',
  'total',
  'formula',
  'ruleSet',
  'dataVersion',
  'snapshot',
  'recheck',
  'who',
  'when',
])

export function PaperNotes({
  envelope,
  isShort = false,
}: {
  readonly envelope: ExportEnvelope
  readonly isShort?: boolean
}) {
  const { t } = useWords()
  // Where the numbers are rechecked is the page itself, fixed: one address is enough on paper.
  const isAgain = (id: string) => id === 'address' && envelope.notes.some((note) => note.id === 'recheck')
  const notes = envelope.notes.filter(
    ({ id, text }) => text !== '' && !SAID.has(id) && !isAgain(id) && (!isShort || SHORT.has(id)),
  )
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
