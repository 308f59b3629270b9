// One question and its answers: a radio group drawn as large chips, each with the key that chooses it.
import { useId } from 'react'
import { KeyHint } from '#web/ui/KeyHint.tsx'

export interface ChoicesProps<V extends string> {
  readonly question: string
  readonly value: V | null
  readonly options: readonly { readonly value: V; readonly text: string }[]
  /** Whether the number keys go here. */
  readonly isCurrent: boolean
  readonly isDisabled?: boolean
  readonly onChange: (value: V) => void
  readonly onFocus?: () => void
}

export function Choices<V extends string>(props: ChoicesProps<V>) {
  const { question, value, options, isCurrent, isDisabled = false, onChange, onFocus } = props
  const name = useId()
  return (
    <fieldset className={isCurrent ? 'choices current' : 'choices'} onFocus={onFocus}>
      <legend>{question}</legend>
      <div className="choices-row">
        {options.map((option, index) => (
          <label key={option.value} className={option.value === value ? 'choice on' : 'choice'}>
            <input
              type="radio"
              className="sr-only"
              name={name}
              value={option.value}
              checked={option.value === value}
              disabled={isDisabled}
              onChange={() => onChange(option.value)}
            />
            <span className="choice-mark" aria-hidden="true" />
            {option.text}
            {isDisabled ? null : <KeyHint keys={String(index + 1)} />}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
