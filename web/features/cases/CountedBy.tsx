// Which figures count this case, for whom, with what, and why; or what they still wait for.
import { useMeta } from '#web/lib/meta.tsx'
import type { CaseDetail } from '#web/record/queries.ts'
import { useCellWords } from '#web/record/useCellWords.ts'
import { AppLink } from '#web/ui/AppLink.tsx'
import { Verdict } from '#web/ui/Verdict.tsx'
import { type CountedFigure, type CountedUnit, countedGroups } from './factWords.ts'
import { workingNote } from './workingNote.ts'

export function CountedBy({ detail }: { readonly detail: CaseDetail }) {
  const about = useCellWords(detail.asOf)
  const { t } = about.words
  const { metrics } = useMeta()
  const { main, rest } = countedGroups(detail, metrics, about)
  const note = workingNote(detail, about.words)
  return (
    <section className="case-counted" aria-labelledby="counted-title">
      <h2 id="counted-title">{t('cases.counted')}</h2>
      <p className="meta">{t('cases.countedSub', { ruleSet: detail.ruleSet })}</p>
      <Figures figures={main} />
      {rest.length === 0 ? null : (
        <details className="case-counted-rest">
          <summary>{t('cases.countedRest', { n: rest.length })}</summary>
          <Figures figures={rest} />
        </details>
      )}
      {note === null ? null : <p className="meta case-note">{note}</p>}
    </section>
  )
}

function Figures({ figures }: { readonly figures: readonly CountedFigure[] }) {
  return (
    <ul className="case-counted-list">
      {figures.map(({ metric, name, units }) => (
        <li key={metric}>
          {units.map((unit, index) => (
            <Unit key={unit.key} unit={unit} name={index === 0 ? name : null} of={name} />
          ))}
        </li>
      ))}
    </ul>
  )
}

/** The figure's name stands at its first unit only; each unit leads to its own month. */
function Unit(props: { readonly unit: CountedUnit; readonly name: string | null; readonly of: string }) {
  const { unit, name, of } = props
  return (
    <div className="case-unit">
      <div className="case-unit-text">
        {name === null ? null : <b>{name}</b>}
        {unit.reason === '' ? null : <p>{unit.reason}</p>}
        <p className="meta">
          {unit.search === null ? (
            unit.attribution
          ) : (
            <AppLink to="/cases" search={unit.search} aria-label={`${of} ${unit.attribution}`}>
              {unit.attribution}
            </AppLink>
          )}
        </p>
      </div>
      <Verdict kind={unit.kind}>{unit.word}</Verdict>
    </div>
  )
}
