// The steps of something that takes several, as an ordered list; the present one and those done are said to readers too.
import { useWords } from '#web/lib/i18n/WordsContext.tsx'
import './steps.css'

export interface StepsProps {
  readonly label: string
  /** Names in order. */
  readonly names: readonly string[]
  /** Index of the present one; −1 = none, as many as there are = all done. */
  readonly at: number
}

export function Steps({ label, names, at }: StepsProps) {
  const { t } = useWords()
  return (
    <ol className="steps" aria-label={label}>
      {names.map((name, index) => (
        <li
          key={name}
          className={index < at ? 'past' : index === at ? 'now' : undefined}
          aria-current={index === at ? 'step' : undefined}
        >
          <span className="step-sign" aria-hidden="true">
            {index < at ? '✓' : index + 1}
          </span>
          {name}
          {index < at ? <span className="sr-only">{t('kit.stepDone')}</span> : null}
        </li>
      ))}
    </ol>
  )
}
