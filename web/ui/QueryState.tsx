// The four states of an answer: on its way, empty with one action, failed with the last data kept, there.
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { errorText } from '#web/lib/errorText.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { Button } from './Button.tsx'
import { Skeleton } from './Skeleton.tsx'

export interface QueryStateProps<T> {
  readonly query: UseQueryResult<T>
  /** Size of the finished block, e.g. `20rem`. */
  readonly height?: string
  readonly lines?: number
  readonly isEmpty?: (data: T) => boolean
  /** Says why it is empty; give one action beside the words. */
  readonly empty?: ReactNode
  readonly children: (data: T) => ReactNode
}

export function QueryState<T>(props: QueryStateProps<T>) {
  const { query, height, lines } = props
  if (query.data === undefined) {
    if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />
    return <Skeleton {...(height ? { height } : {})} {...(lines ? { lines } : {})} />
  }
  const isEmpty = props.isEmpty?.(query.data) ?? false
  return (
    <div className={query.isPlaceholderData ? 'query is-old' : 'query'} aria-busy={query.isPlaceholderData}>
      {query.isError ? <FailedStrip query={query} /> : null}
      {isEmpty ? <div className="state">{props.empty}</div> : props.children(query.data)}
    </div>
  )
}

function Failed(props: { error: Error; onRetry: () => void }) {
  const words = useWords()
  const { t } = words
  return (
    <div className="state" role="alert">
      <p>
        {t('kit.failed')} · {errorText(props.error, words)}
      </p>
      <Button onPress={props.onRetry}>{t('kit.retry')}</Button>
    </div>
  )
}

function FailedStrip<T>({ query }: { query: UseQueryResult<T> }) {
  const { t, f } = useWords()
  return (
    <p className="strip strip-grey" role="status">
      {t('kit.failedKept', { time: f.time(query.errorUpdatedAt), kept: f.time(query.dataUpdatedAt) })}
      <button type="button" className="linkish" onClick={() => void query.refetch()}>
        {t('kit.retry')}
      </button>
    </p>
  )
}
