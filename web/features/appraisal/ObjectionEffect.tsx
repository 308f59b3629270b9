// What accepting an objection would change, in sentences.
import { useQuery } from '@tanstack/react-query'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { useMetricNames } from '#web/ui/useMetricName.ts'
import { effectQuery } from './queries.ts'
import { effectLines } from './resultWords.ts'

export function ObjectionEffect({ id }: { readonly id: number }) {
  const words = useWords()
  const { t } = words
  const nameOf = useMetricNames()
  const query = useQuery(effectQuery(id))
  return (
    <section className="appraisal-effect" aria-label={t('appraisal.effect')}>
      <b>{t('appraisal.effect')}</b>
      <QueryState query={query} lines={1}>
        {(effect) => {
          const list = effectLines(effect, nameOf, words)
          if (list.length === 0) return <p>{t('appraisal.effectNone')}</p>
          return (
            <p>
              {t('appraisal.effectIf', { list: list.join(t('appraisal.listGap')) })}
              {words.lang === 'en' ? ' ' : ''}
              {t(effect.changesOutcomes ? 'appraisal.effectOutcomes' : 'appraisal.effectNoOutcomes')}
            </p>
          )
        }}
      </QueryState>
    </section>
  )
}
