// Whether two inspectors who checked the same records blind say the same.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
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
          <p>
            {records.kappa === null
              ? t('checkResults.kappaNone')
              : records.share === 1
                ? t('checkResults.kappaAll')
                : t('checkResults.kappa', {
                    value: f.number(records.kappa, 2),
                    error: f.number(records.standardError, 2),
                  })}
          </p>
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
