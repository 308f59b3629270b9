// The record as it stood when the frame was taken: facts, working-time ruler, trail, masked. No rank, no score, no figure of a unit.
import { useQuery } from '@tanstack/react-query'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { CaseFacts } from '#web/record/CaseFacts.tsx'
import { caseQuery } from '#web/record/queries.ts'
import { Ruler } from '#web/record/Ruler.tsx'
import { Trail } from '#web/record/Trail.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'

interface ShownRecordProps {
  readonly caseId: string
  readonly asOf: string
  /** Its place in the queue, from 1. */
  readonly place: number
}

export function ShownRecord({ caseId, asOf, place }: ShownRecordProps) {
  const { t, f } = useWords()
  const query = useQuery(caseQuery(caseId, asOf))
  return (
    <article className="check-record" aria-label={t('inspect.record')}>
      <QueryState query={query} height="44rem" lines={16}>
        {(detail) => (
          <>
            <p className="meta">
              {t('inspect.recordLine', {
                place: f.integer(place),
                number: detail.case.number,
                asOf: f.dateTimeLong(detail.asOf),
              })}
            </p>
            <h2 style={{ marginBottom: 'var(--s3)' }}>{detail.case.title ?? t('cases.untitled')}</h2>
            <CaseFacts detail={detail} />
            <Ruler detail={detail} />
            <div style={{ marginTop: 'var(--s5)' }}>
              <Trail key={caseId} detail={detail} />
            </div>
          </>
        )}
      </QueryState>
    </article>
  )
}
