// Above the work: how far, how fast, and what waits to be sent.

import { ApiProblem } from '#web/lib/apiClient.ts'
import { errorText } from '#web/lib/errorText.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Pill } from '#web/ui/Pill.tsx'
import type { Draft } from '../drafts/draft.ts'
import type { Drafts } from '../drafts/useDrafts.ts'
import { useItemStart } from './useItemStart.ts'

interface DeskHeadProps {
  readonly what: string
  readonly done: number
  readonly total: number
  /** The line beside the bar: pace, or how visits ended. */
  readonly note: string | null
  /** What is on the desk. */
  readonly item: string
  readonly drafts: Drafts
}

export function DeskHead({ what, done, total, note, item, drafts }: DeskHeadProps) {
  const { t, f } = useWords()
  const start = useItemStart<HTMLParagraphElement>(item)
  const said = t('inspect.progress', { what, done: f.integer(done), total: f.integer(total) })
  return (
    <div className="desk-head">
      <p ref={start} tabIndex={-1} className="desk-said">
        {said}
      </p>
      <div
        className="desk-bar"
        role="progressbar"
        aria-label={what}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
        aria-valuetext={said}
      >
        <span style={{ width: total === 0 ? '0' : `${(100 * done) / total}%` }} />
      </div>
      {note === null ? null : <p className="meta">{note}</p>}
      <Waiting drafts={drafts} />
    </div>
  )
}

function Waiting({ drafts }: { readonly drafts: Drafts }) {
  const words = useWords()
  const { t } = words
  const all = [...drafts.drafts.values()]
  const waiting = all.filter(({ state }) => state === 'waiting').length
  const refused = all.filter(({ state }) => state === 'refused')
  const differing = all.filter(({ state }) => state === 'conflict')
  return (
    <>
      <div className="desk-waiting" role="status">
        {waiting === 0 ? null : (
          <>
            <Pill kind="attention">{t('inspect.waiting', { n: waiting })}</Pill>
            <Button size="small" onPress={drafts.sync}>
              {t('inspect.sendNow')}
            </Button>
          </>
        )}
        {drafts.isKept ? null : <Pill kind="attention">{t('inspect.notKept')}</Pill>}
      </div>
      {differing.map((draft) => (
        <Differing key={draft.key} draft={draft} />
      ))}
      {refused.map((draft) => (
        <Refused key={draft.key} draft={draft} onDrop={() => drafts.remove(draft.key)} />
      ))}
    </>
  )
}

/** Another version was saved meanwhile: the queue has gone on, so the way back stands here until one of the two is chosen. */
function Differing({ draft: { caseId, sampleId } }: { readonly draft: Draft }) {
  const { t } = useWords()
  return (
    <p className="strip strip-amber" role="alert">
      {t('inspect.differing', { record: caseId })}
      <AppLink to="/supervise" search={{ tab: ['check'], batch: [String(sampleId)], item: [caseId] }}>
        {t('inspect.toDiffering')}
      </AppLink>
    </p>
  )
}

/** What the server will never take: said in its words, and dropped by its author only. */
function Refused({ draft, onDrop }: { readonly draft: Draft; readonly onDrop: () => void }) {
  const words = useWords()
  const { t } = words
  const why = errorText(new ApiProblem({ code: draft.code ?? '', status: 409 }), words)
  return (
    <p className="strip strip-poor" role="alert">
      {t('inspect.refused', { record: draft.caseId, why })}
      <button type="button" className="linkish" onClick={onDrop}>
        {t('inspect.drop')}
      </button>
    </p>
  )
}
