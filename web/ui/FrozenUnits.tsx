// The case numbers frozen with a figure, and the snapshot they stand in; those of the numerator and the excluded apart.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type FigurePlace, type FrozenCounts, frozenCasesQuery, MOST_FROZEN } from '#web/lib/frozenCases.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { AppLink } from './AppLink.tsx'
import { QueryState } from './QueryState.tsx'
import { Segmented } from './Segmented.tsx'
import './frozenUnits.css'

export interface FrozenUnitsProps {
  readonly place: FigurePlace
  readonly counts: FrozenCounts
  /** Whether to say that of the periods before only sums are kept. */
  readonly isCompared?: boolean
  readonly onFollow: () => void
}

type Part = 'all' | 'num' | 'excluded'
const NAMES = { all: 'cases.partAll', num: 'cases.partNum', excluded: 'cases.partExcluded' } as const

export function FrozenUnits({ place, counts, isCompared = false, onFollow }: FrozenUnitsProps) {
  const { t } = useWords()
  const [part, setPart] = useState<Part>('all')
  const parts = partsOf(place, counts)
  return (
    <div className="frozen">
      {parts.length > 1 ? (
        <Segmented
          label={t('cases.part')}
          size="small"
          value={part}
          options={parts.map((value) => ({ value, text: t(NAMES[value]) }))}
          onChange={setPart}
        />
      ) : null}
      <List place={place} part={part} onFollow={onFollow} />
      {isCompared ? <p className="meta">{t('kit.frozenOnly')}</p> : null}
    </div>
  )
}

/** Of the cases received, every one is its own numerator. */
function partsOf({ metric }: FigurePlace, { num, excluded }: FrozenCounts): readonly Part[] {
  const hasNum = num > 0 && metric !== 'received'
  return ['all', ...(hasNum ? (['num'] as const) : []), ...(excluded > 0 ? (['excluded'] as const) : [])]
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
            {t('kit.frozenCount', { n: total, time: f.dateTimeLong(asOf), hash: sha256.slice(0, 12) })}
          </p>
          <ul className="frozen-list">
            {items.map(({ id }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a case stands as often as it counts; the list never moves.
              <li key={`${id} ${index}`}>
                <AppLink to="/cases/$id" params={{ id }} onClick={onFollow}>
                  {id}
                </AppLink>
              </li>
            ))}
          </ul>
          {total > MOST_FROZEN ? <p className="meta">{t('kit.frozenMore', { n: MOST_FROZEN })}</p> : null}
        </>
      )}
    </QueryState>
  )
}
