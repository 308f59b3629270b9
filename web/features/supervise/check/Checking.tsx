// One record's answers: what is saved, what is only here, and which of the two stands where they differ.
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { CheckQueue, RecordCheck } from '#api/contract/checks.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import type { DeskProps } from '../desk/Desk.tsx'
import { recordCheckQuery } from '../desk/queries.ts'
import { type CheckDraft, type CheckEntry, checkKey } from '../drafts/draft.ts'
import { Checklist } from './Checklist.tsx'
import { Conflict } from './Conflict.tsx'
import { Entries } from './Entries.tsx'
import { unanswered } from './unanswered.ts'

interface CheckingProps {
  readonly desk: DeskProps
  readonly item: CheckQueue['items'][number]
  readonly onSaved: () => void
  /** Null = there is nothing to skip to. */
  readonly onSkip: (() => void) | null
}

export function Checking(props: CheckingProps) {
  const { t } = useWords()
  const { desk, item } = props
  const query = useQuery(recordCheckQuery(desk.inspection.batch.id, item.caseId, item.kind))
  return (
    <section
      className="check-side"
      aria-label={t(item.kind === 'settling' ? 'inspect.settle' : 'inspect.items')}
    >
      <QueryState query={query} height="36rem" lines={10}>
        {(check) => <Answering {...props} check={check} />}
      </QueryState>
    </section>
  )
}

const SECOND_MS = 1000
const MOST_SECONDS = 86_400

function Answering({ desk, item, check, onSaved, onSkip }: CheckingProps & { readonly check: RecordCheck }) {
  const { t } = useWords()
  const { owner, inspection, drafts } = desk
  const openedAtMs = useRef(Date.now())
  const [isTried, setTried] = useState(false)
  const place = { owner, sampleId: inspection.batch.id, caseId: item.caseId }
  const key = checkKey(place, item.kind)
  const draft = draftOf(drafts.drafts.get(key))
  const entry = draft?.entry ?? storedEntry(check)
  const put = (change: Partial<CheckEntry>, state: CheckDraft['state']) =>
    drafts.put({
      ...{ key, ...place, kind: item.kind, state, code: null, changedAtMs: Date.now() },
      entry: { ...entry, ...change },
    })
  const lacksNote = check.isAgreed && entry.note.trim() === ''
  const save = () => {
    setTried(true)
    if (!check.isOpen || unanswered(entry.answers).length > 0 || lacksNote) return
    const seconds = Math.min(MOST_SECONDS, Math.round((Date.now() - openedAtMs.current) / SECOND_MS))
    put({ seconds }, 'waiting')
    drafts.sync()
    onSaved()
  }
  return (
    <>
      {check.others.length === 0 ? null : <Others check={check} />}
      {check.isAgreed ? <p className="strip strip-amber">{t('inspect.agreed')}</p> : null}
      {draft?.state === 'conflict' ? (
        <Conflict
          check={check}
          entry={entry}
          onKeepMine={(version) => {
            put({ version }, 'waiting')
            drafts.sync()
          }}
          onTakeStored={() => drafts.remove(key)}
        />
      ) : null}
      {check.isOpen ? null : <p className="strip strip-grey">{t('inspect.closed')}</p>}
      <Checklist
        title={t(item.kind === 'settling' ? 'inspect.settle' : 'inspect.items')}
        entry={entry}
        isOpen={check.isOpen}
        isTried={isTried}
        lacksNote={lacksNote}
        standing={standingOf(draft, check)}
        onChange={(change) => put(change, draft?.state === 'conflict' ? 'conflict' : 'editing')}
        onSave={save}
        onSkip={onSkip}
      />
    </>
  )
}

const draftOf = (draft: unknown): CheckDraft | undefined => draft as CheckDraft | undefined

const storedEntry = ({ own }: RecordCheck): CheckEntry => ({
  answers: own?.answers ?? {},
  note: own?.note ?? '',
  version: own?.version ?? 0,
  seconds: null,
})

type Standing = 'draft' | 'waiting' | 'conflict' | 'saved' | 'new'

function standingOf(draft: CheckDraft | undefined, { own }: RecordCheck): Standing {
  if (draft === undefined) return own === null ? 'new' : 'saved'
  if (draft.state === 'conflict') return 'conflict'
  return draft.state === 'waiting' ? 'waiting' : 'draft'
}

/** The other answers, once they may be seen: to settle, or beside one's own. */
function Others({ check }: { readonly check: RecordCheck }) {
  const { t } = useWords()
  const columns = check.others.map(({ by, answers, note }) => ({ name: by, answers, note }))
  const own =
    check.own === null || check.kind === 'settling' ? [] : [{ ...check.own, name: t('inspect.mine') }]
  return (
    <div className="check-others">
      <h3>{t(check.kind === 'settling' ? 'inspect.twoAnswers' : 'inspect.bothAnswers')}</h3>
      <Entries columns={[...own, ...columns]} />
    </div>
  )
}
