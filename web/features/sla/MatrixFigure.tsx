// One cell of the matrix: rate (or the fraction, of few), interval against the group's rate, fraction, ▼ with its words.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import { useMeta } from '#web/lib/meta.tsx'
import { dotInterval } from '#web/marks/intervalMarks.ts'
import { CountedFigure } from '#web/ui/CountedFigure.tsx'
import { Mark } from '#web/ui/Mark.tsx'
import { VerdictShape } from '#web/ui/Verdict.tsx'
import { columnName, isAbove, type MatrixCell, type MatrixColumn } from './matrix.ts'

export interface MatrixFigureProps {
  readonly cell: MatrixCell | undefined
  readonly column: MatrixColumn
  readonly of: string
  readonly envelope: { readonly asOf: string; readonly ruleSet: string }
  readonly isTotal?: boolean
}

export function MatrixFigure({ cell, column, of, envelope, isTotal = false }: MatrixFigureProps) {
  const words = useWords()
  const { t, f, lang } = words
  const { minimum } = useMeta().ruleSet
  if (cell === undefined || cell.den === 0) return <span className="muted">—</span>
  const { num, den, value, lo, hi, casesUrl } = cell
  const isSmall = den < minimum
  const above = !isTotal && isAbove(cell, column, minimum)
  const shown = isSmall ? f.fraction(num, den) : f.rate(value)
  const mark = dotInterval(
    {
      value,
      lo,
      hi,
      min: 0,
      max: column.max,
      kind: above ? 'poor' : 'plain',
      target: column.total.value,
      height: 20,
    },
    { lang, format: f.rate },
  )
  return (
    <div className="sla-cell">
      <CountedFigure
        figure={{ kind: 'rate', metric: 'breach_rate', value, num, den, lo, hi, casesUrl }}
        envelope={envelope}
        name={t('sla.columnRate')}
        of={`${of} · ${columnName(column, words)}`}
        text={`${shown} ${f.fraction(num, den)}`}
      >
        {shown}
      </CountedFigure>
      {isTotal ? (
        <span />
      ) : (
        <span className="sla-cell-mark">
          {isSmall ? <i className="sla-key-hatch" /> : <Mark mark={mark} isDecorative />}
        </span>
      )}
      <span className={above ? 'sla-cell-text sla-poor' : 'sla-cell-text'}>
        {isSmall ? t('sla.few') : f.fraction(num, den)}
        {above ? (
          <>
            <VerdictShape kind="poor" />
            <span className="sr-only">{t('sla.above')}</span>
          </>
        ) : null}
      </span>
    </div>
  )
}
