// Whether two inspectors who checked the same records blind say the same.
import { useWords, type Words } from '#web/lib/i18n/WordsContext.tsx'
import { CasesLink } from '#web/ui/CasesLink.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import type { Results } from './queries.ts'

export function AgreementBlock({ results: { agreement, agreed } }: { readonly results: Results }) {
  const { t, f } = useWords()
  const { records, items } = agreement
  return (
    <Panel title={t('checkResults.agreement')} sub={t('checkResults.agreementSub')}>
      {records === null ? (
        <p>{t('checkResults.agreementNone')}</p>
      ) : (
        <>
          <p>{t('checkResults.agreementRecords', { n: records.n, share: f.rate(records.share) })}</p>
          <p>{kappaText(records, { t, f })}</p>
          {items === null ? null : (
            <p className="meta">
              {t('checkResults.agreementItems', { n: items.n, share: f.rate(items.share) })}
            </p>
          )}
          {agreed.count === 0 ? null : (
            <p>
              <CasesLink n={agreed.count} casesUrl={agreed.casesUrl}>
                {t('checkResults.agreed', { n: agreed.count })}
              </CasesLink>
            </p>
          )}
        </>
      )}
    </Panel>
  )
}

type Records = NonNullable<Results['agreement']['records']>

/** A standard error of 0 comes of all or none alike in a few records: it says nothing of how exact kappa is. */
function kappaText({ kappa, share, standardError }: Records, { t, f }: Pick<Words, 't' | 'f'>): string {
  if (kappa === null) return t('checkResults.kappaNone')
  if (share === 1) return t('checkResults.kappaAll')
  const value = f.number(kappa, 2)
  if (standardError === 0) return t('checkResults.kappaFew', { value })
  return t('checkResults.kappa', { value, error: f.number(standardError, 2) })
}
