// 变化来自: from the earlier score to the later in steps, the same as sentences, and every kind of case with its cases.
import { useQuery } from '@tanstack/react-query'
import type { RankingChange } from '#api/contract/change.ts'
import { REASONS } from '#db/vocabulary.ts'
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useView } from '#web/lib/urlState.ts'
import { waterfall } from '#web/marks/waterfall.ts'
import { ChartFigure } from '#web/ui/ChartFigure.tsx'
import { Panel } from '#web/ui/Panel.tsx'
import { QueryState } from '#web/ui/QueryState.tsx'
import { SizedMark } from '#web/ui/SizedMark.tsx'
import { ChangeSentences } from './ChangeSentences.tsx'
import { ChangeStrata } from './ChangeStrata.tsx'
import { daysOf, findingOf, type Parts, stepsOf } from './change.ts'
import { changeQuery } from './queries.ts'
import { useNames } from './useNames.ts'
import { type Unit, useScheme, useUnitFilters } from './useUnit.ts'

export interface ChangeProps {
  readonly change: RankingChange
  readonly parts: Parts
  readonly unit: Unit
}

export function ChangeBlock({ unit }: { readonly unit: Unit }) {
  const filters = useUnitFilters(unit)
  const { compare } = useView()
  const scheme = useScheme(unit)
  const basis = compare === 'yearAgo' ? 'yearAgo' : 'previous'
  const query = useQuery({
    ...changeQuery(filters, scheme ?? 'standard', basis),
    enabled: scheme !== null,
  })
  return (
    <div className="unit-wide unit-from" id="change">
      <QueryState query={query} height="24rem" lines={8}>
        {(change) =>
          change.parts ? (
            <Figure change={change} parts={change.parts} unit={unit} />
          ) : (
            <Nothing change={change} />
          )
        }
      </QueryState>
    </div>
  )
}

function Figure(props: ChangeProps) {
  const { change, parts } = props
  const words = useWords()
  const { t, f, lang } = words
  const names = useNames()
  const { earlier, later } = change
  const input = {
    start: { label: f.period(earlier.period.id), value: earlier.score.value ?? 0 },
    end: { label: f.period(later.period.id), value: later.score.value ?? 0 },
    steps: stepsOf(parts, names, words),
  }
  return (
    <ChartFigure
      className="unit-figure unit-change"
      title={findingOf(parts, names, words)}
      sub={<Sub {...props} />}
      hasKey
      chart={
        <div className="unit-change-body">
          <SizedMark
            draw={({ width, em }) =>
              waterfall(input, {
                width,
                em,
                lang,
                format: f.score,
                part: f.scorePart,
                tick: (at) => f.number(at),
              })
            }
          />
          <ChangeSentences {...props} />
        </div>
      }
      table={<ChangeStrata {...props} />}
      note={<p className="meta unit-note">{t('unit.changeNote')}</p>}
    />
  )
}

function Sub({ change, parts }: ChangeProps) {
  const { t, f } = useWords()
  const values = {
    from: daysOf(change.earlier.period, change, f),
    to: daysOf(change.later.period, change, f),
    z: f.number(Math.abs(parts.z ?? 0), 2),
  }
  return <>{t(parts.withinNoise ? 'unit.changeSubNoise' : 'unit.changeSub', values)}</>
}

/** One of the periods has no score: which, and why. */
function Nothing({ change }: { readonly change: RankingChange }) {
  const { t, f, label } = useWords()
  const side = change.later.score.value === null ? change.later : change.earlier
  const reason = side.reason ? label(REASONS, side.reason) : t('kit.notEnoughPlain')
  return (
    <Panel kind="plain" title={t('unit.change')}>
      <p className="state">{t('unit.changeNothing', { period: f.period(side.period.id), reason })}</p>
    </Panel>
  )
}
