// The popover of a snapshot's figure: its counts, the snapshot it stands in, and the case numbers themselves.
import { useQuery } from '@tanstack/react-query'
import { type RefObject, useState } from 'react'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Popover } from '#web/ui/Popover.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { Segmented } from '#web/ui/Segmented.tsx'
import { type FigurePlace, frozenCasesQuery, MOST_FROZEN } from './queries.ts'
import type { Counts } from './SnapshotFigure.tsx'

export interface FrozenCasesProps {
  readonly place: FigurePlace
  readonly counts: Counts
  readonly title: string
  readonly triggerRef: RefObject<HTMLElement | null>
  readonly onClose: () => void
}

type Part = 'all' | 'num' | 'excluded'
const NAMES = { all: 'cases.partAll', num: 'cases.partNum', excluded: 'cases.partExcluded' } as const

export function FrozenCases({ place, counts, title, triggerRef, onClose }: FrozenCasesProps) {
  const { t, f } = useWords()
  const [part, setPart] = useState<Part>('all')
  const { num, den, excluded } = counts
  const parts: readonly Part[] = [
    'all',
    ...(num > 0 ? (['num'] as const) : []),
    ...(excluded > 0 ? (['excluded'] as const) : []),
  ]
  return (
    <Popover isOpen onOpenChange={(isOpen) => !isOpen && onClose()} triggerRef={triggerRef} label={title}>
      <div className="definition appraisal-popover">
        <div className="dialog-head">
          <h2>{title}</h2>
          <Button kind="icon" aria-label={t('kit.close')} onPress={onClose}>
            ×
          </Button>
        </div>
        <p>
          <b>{f.fraction(num, den)}</b>
          {excluded > 0 ? <span className="meta"> {t('appraisal.voidCases', { n: excluded })}</span> : null}
        </p>
        {parts.length > 1 ? (
          <Segmented
            label={t('cases.part')}
            size="small"
            value={part}
            options={parts.map((value) => ({ value, text: t(NAMES[value]) }))}
            onChange={setPart}
          />
        ) : null}
        <List place={place} part={part} onFollow={onClose} />
      </div>
    </Popover>
  )
}

interface ListProps {
  readonly place: FigurePlace
  readonly part: Part
  readonly onFollow: () => void
}

function List({ place, part, onFollow }: ListProps) {
  const { t, f } = useWords()
  const query = useQuery(frozenCasesQuery(place, part === 'all' ? undefined : part))
  return (
    <QueryState query={query} height="8rem" lines={4}>
      {({ total, items, sha256, asOf }) => (
        <>
          <p className="meta">
            {t('appraisal.frozenCount', { n: total, time: f.dateTimeLong(asOf), hash: sha256.slice(0, 12) })}
          </p>
          <ul className="appraisal-frozen">
            {items.map(({ id }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a case stands as often as it counts; the list never moves.
              <li key={`${id} ${index}`}>
                <AppLink to="/cases/$id" params={{ id }} onClick={onFollow}>
                  {id}
                </AppLink>
              </li>
            ))}
          </ul>
          {total > MOST_FROZEN ? (
            <p className="meta">{t('appraisal.frozenMore', { n: MOST_FROZEN })}</p>
          ) : null}
        </>
      )}
    </QueryState>
  )
}
