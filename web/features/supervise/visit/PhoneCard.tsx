// Whom to call and what to say: the telephone is shown for this one resident, after its reason is on record.
import { useQuery } from '@tanstack/react-query'
import type { VisitItem, VisitQueue } from '#api/contract/checks.ts'
import { GRADES, REACHED, RESOLVED_ANSWERS } from '#db/vocabulary.ts'
import { errorText } from '#web/lib/errorText.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { type CaseDetail, caseQuery } from '#web/record/queries.ts'
import { useCellWords } from '#web/record/useCellWords.ts'
import { Button } from '#web/ui/Button.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { useIsPhone } from '#web/ui/useIsPhone.ts'
import { nameOf } from '../desk/Desk.tsx'
import { useTelephone } from '../desk/queries.ts'

interface PhoneCardProps {
  readonly batch: VisitQueue['batch']
  readonly item: VisitItem
  readonly place: number
}

export function PhoneCard({ batch, item, place }: PhoneCardProps) {
  const { t } = useWords()
  const query = useQuery(caseQuery(item.caseId, batch.asOf))
  return (
    <section className="visit-card panel panel-card" aria-label={t('inspect.card')}>
      <QueryState query={query} height="18rem" lines={8}>
        {(detail) => (
          <>
            <Whom detail={detail} place={place} />
            <Telephone key={item.caseId} detail={detail} draw={nameOf(batch.drawId)} />
            <Script detail={detail} />
          </>
        )}
      </QueryState>
      <Attempts item={item} />
    </section>
  )
}

function Whom({ detail, place }: { readonly detail: CaseDetail; readonly place: number }) {
  const { words, names } = useCellWords(detail.asOf)
  const { t, f } = words
  const item = detail.case
  return (
    <>
      <p className="meta">
        {t('inspect.recordLine', {
          place: f.integer(place),
          number: item.number,
          asOf: f.dateTimeLong(detail.asOf),
        })}
      </p>
      <h2>{item.title ?? t('cases.untitled')}</h2>
      <p>
        {[
          detail.person.name,
          names.community(item.community),
          names.category(item.category1, item.category2),
          f.date(item.receivedAt),
        ]
          .filter((one) => one !== null)
          .join(t('inspect.gap'))}
      </p>
    </>
  )
}

function Telephone({ detail, draw }: { readonly detail: CaseDetail; readonly draw: string }) {
  const words = useWords()
  const { t } = words
  const telephone = useTelephone(detail.case.id)
  const masked = detail.person.phone
  if (masked === null) return <p className="strip strip-grey">{t('inspect.noPhone')}</p>
  const phone = telephone.data?.phone ?? null
  const reason = t('inspect.phoneReason', { draw })
  return (
    <div className="visit-phone">
      {phone === null ? (
        <>
          <span className="visit-number">{masked}</span>
          <Button
            kind="primary"
            isDisabled={telephone.isPending}
            onPress={() => telephone.mutate(reason)}
            className="visit-dial"
          >
            {t('inspect.showPhone')}
          </Button>
        </>
      ) : (
        <>
          <span className="visit-number">{phone}</span>
          <a className="btn btn-primary visit-dial" href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
            {t('inspect.dial')}
          </a>
        </>
      )}
      <p className="meta">{t(phone === null ? 'inspect.phoneNote' : 'inspect.phoneLogged', { reason })}</p>
      {telephone.error === null ? null : (
        <p className="strip strip-poor" role="alert">
          {errorText(telephone.error, words)}
        </p>
      )}
    </div>
  )
}

function Script({ detail }: { readonly detail: CaseDetail }) {
  const { t, f } = useWords()
  const { street } = useMeta()
  // On the phone the question stays in sight; the words are one press away.
  const isPhone = useIsPhone()
  return (
    <details className="visit-script" open={!isPhone}>
      <summary>{t('inspect.script')}</summary>
      <blockquote>
        {t('inspect.scriptText', {
          street: street.name,
          date: f.date(detail.case.receivedAt),
          title: detail.case.title ?? t('cases.untitled'),
        })}
      </blockquote>
    </details>
  )
}

function Attempts({ item }: { readonly item: VisitItem }) {
  const { t, f, label } = useWords()
  return (
    <>
      <h3>{t('inspect.attempts')}</h3>
      {item.attempts.length === 0 ? <p className="meta">{t('inspect.noAttempt')}</p> : null}
      <ol className="visit-attempts">
        {item.attempts.map(({ attempt, at, reached, resolved, grade, quote }) => (
          <li key={attempt}>
            {[
              t('inspect.attempt', { n: f.integer(attempt) }),
              f.dateTime(at),
              label(REACHED, reached),
              resolved === null ? null : label(RESOLVED_ANSWERS, resolved),
              grade === null ? null : label(GRADES, grade),
            ]
              .filter((one) => one !== null)
              .join(t('inspect.gap'))}
            {quote === null ? null : <blockquote className="visit-quote">{quote}</blockquote>}
          </li>
        ))}
      </ol>
    </>
  )
}
