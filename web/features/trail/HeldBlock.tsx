// Checkpoints kept from earlier, each checked against the newest one here in the browser, with what came of it in words.
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { claimedCheckpoint } from '#api/domain/trail/checkpoint.ts'
import { errorText } from '#web/lib/errorText.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { checkContinuation } from '#web/lib/trail/check.ts'
import type { KeptCheckpoint } from '#web/lib/trail/heldCheckpoints.ts'
import { Button } from '#web/ui/Button.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { Verdict } from '#web/ui/Verdict.tsx'
import { type Newest, proveConsistency } from './queries.ts'
import { standingWords } from './standingWords.ts'

export interface HeldProps {
  readonly newest: Newest
  readonly kept: readonly KeptCheckpoint[]
  readonly onAdd: (one: KeptCheckpoint) => void
  readonly onForget: (note: string) => void
}

export function HeldBlock({ newest, kept, onAdd, onForget }: HeldProps) {
  const { t } = useWords()
  return (
    <Panel title={t('trail.held')} sub={t('trail.heldSub')} actions={<FileButton onAdd={onAdd} />}>
      {kept.length === 0 ? <p>{t('trail.noneHeld')}</p> : null}
      <ul className="trail-held">
        {kept.map((one) => (
          <Held key={one.note} kept={one} newest={newest} onForget={() => onForget(one.note)} />
        ))}
      </ul>
    </Panel>
  )
}

interface HeldLine {
  readonly kept: KeptCheckpoint
  readonly newest: Newest
  readonly onForget: () => void
}

function Held({ kept, newest, onForget }: HeldLine) {
  const words = useWords()
  const { t, f } = words
  const query = useQuery({
    queryKey: ['trail', 'held', kept.note, newest.note],
    queryFn: () => checkContinuation(kept, newest, proveConsistency),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const said = query.data === undefined ? null : standingWords(query.data, words)
  return (
    <li>
      <div>
        <p className="meta">
          {t('trail.heldName', { n: f.integer(kept.size), at: f.dateTimeLong(kept.keptAt) })}
        </p>
        <p role="status">
          {said === null ? null : <Verdict kind={said.isGood ? 'good' : 'poor'}>{said.text}</Verdict>}
          {query.isPending ? t('trail.checking') : null}
          {query.error ? errorText(query.error, words) : null}
        </p>
      </div>
      <Button
        kind="quiet"
        size="small"
        onPress={onForget}
        aria-label={t('trail.forgetThis', { n: f.integer(kept.size) })}
      >
        {t('trail.forget')}
      </Button>
    </li>
  )
}

function FileButton({ onAdd }: { readonly onAdd: (one: KeptCheckpoint) => void }) {
  const { t } = useWords()
  const input = useRef<HTMLInputElement>(null)
  const [isUnreadable, setUnreadable] = useState(false)
  const take = async (file: File | undefined) => {
    const note = (await file?.text()) ?? ''
    const size = claimedCheckpoint(note)?.size
    setUnreadable(file !== undefined && size === undefined)
    if (file === undefined || size === undefined) return
    onAdd({ note, vkey: null, size, keptAt: new Date(file.lastModified).toISOString() })
  }
  return (
    <>
      <span role="status" className="meta">
        {isUnreadable ? t('trail.notACheckpoint') : null}
      </span>
      <Button onPress={() => input.current?.click()}>{t('trail.fromFile')}</Button>
      <input
        ref={input}
        type="file"
        accept=".txt,text/plain"
        className="sr-only"
        tabIndex={-1}
        aria-label={t('trail.fromFile')}
        onChange={(event) => {
          void take(event.currentTarget.files?.[0])
          event.currentTarget.value = ''
        }}
      />
    </>
  )
}
