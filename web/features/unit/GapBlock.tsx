// 差距: how many more resolved cases it takes, from the score's own formula.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { MetricValue } from '#web/ui/MetricValue.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { type Gap, gapOf } from './gap.ts'
import { standingIn } from './standingIn.ts'
import { type Unit, useUnitRanking } from './useUnit.ts'

export function GapBlock({ unit }: { readonly unit: Unit }) {
  const { t } = useWords()
  const { target } = useMeta().ruleSet
  const query = useUnitRanking(unit)
  const standing = query.data ? standingIn(query.data, unit.id) : null
  const gap = query.data && standing ? gapOf(query.data, standing, target) : null
  return (
    <Panel kind="plain" title={gap ? <Title gap={gap} /> : t('unit.gap')} sub={t('unit.gapSub')}>
      <QueryState
        query={query}
        height="8rem"
        lines={3}
        isEmpty={() => gap === null}
        empty={<p>{t('unit.gapNone')}</p>}
      >
        {(data) =>
          gap ? (
            <ul className="unit-gap">
              <li>
                {t('unit.gapNow')} <MetricValue metric={gap.metric} envelope={data} of={unit.name} />
              </li>
              <li>
                <ToTarget gap={gap} />
              </li>
              <li>
                <ToNext gap={gap} />
              </li>
            </ul>
          ) : null
        }
      </QueryState>
    </Panel>
  )
}

function Title({ gap }: { readonly gap: Gap }) {
  const { t } = useWords()
  const { toTarget: n, target } = gap
  if (n === 0) return t('unit.gapReached', { target })
  return n === null ? t('unit.gapImpossible', { target }) : t('unit.gapTitle', { n, target })
}

function ToTarget({ gap }: { readonly gap: Gap }) {
  const { t } = useWords()
  const { toTarget: n, target } = gap
  if (n === 0) return t('unit.gapReachedSays', { target })
  return n === null ? t('unit.gapImpossibleSays', { target }) : t('unit.gapSays', { n, target })
}

function ToNext({ gap: { above } }: { readonly gap: Gap }) {
  const { t, f } = useWords()
  if (above === null) return t('unit.gapFirst')
  const { rank, name, more } = above
  const values = { rank: f.rank(rank), name }
  return more === null ? t('unit.gapNextImpossible', values) : t('unit.gapNext', { ...values, n: more })
}
