// Parts of the entry forms: a list and a long text with their faults beside them, and the summary above the form.
import { type ReactNode, useId } from 'react'
import { ApiProblem } from '#web/lib/apiClient.ts'
import { errorText } from '#web/lib/errorText.ts'
import { useWords, type Words } from '#web/lib/i18n/WordsContext.tsx'
import type { Fault } from './newCase.ts'

interface PartProps<V extends string> {
  readonly label: string
  readonly value: V
  readonly error?: string | undefined
  readonly isRequired?: boolean
  readonly hint?: string
}

export interface SelectFieldProps<V extends string> extends PartProps<V> {
  readonly options: readonly { readonly value: V; readonly text: string }[]
  readonly onChange: (value: V) => void
}

/** A list with its label above and its fault below. */
export function SelectField<V extends string>(props: SelectFieldProps<V>) {
  const id = useId()
  const choose = (text: string) => {
    const option = props.options.find((one) => one.value === text)
    if (option) props.onChange(option.value)
  }
  return (
    <Framed id={id} {...props}>
      <span className="select">
        <select
          id={id}
          value={props.value}
          required={props.isRequired ?? false}
          aria-invalid={props.error ? true : undefined}
          aria-describedby={describedBy(id, props)}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          {props.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.text}
            </option>
          ))}
        </select>
      </span>
    </Framed>
  )
}

export function TextArea(
  props: PartProps<string> & { onChange: (value: string) => void; maxLength: number },
) {
  const id = useId()
  return (
    <Framed id={id} {...props}>
      <textarea
        id={id}
        rows={3}
        value={props.value}
        maxLength={props.maxLength}
        aria-invalid={props.error ? true : undefined}
        aria-describedby={describedBy(id, props)}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      />
    </Framed>
  )
}

const describedBy = (id: string, { error, hint }: { error?: string | undefined; hint?: string }) =>
  [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined

function Framed(props: {
  readonly id: string
  readonly label: string
  readonly error?: string | undefined
  readonly hint?: string
  readonly children: ReactNode
}) {
  const { id, label, error, hint } = props
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      {props.children}
      {hint ? (
        <p id={`${id}-hint`} className="meta">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      ) : null}
    </div>
  )
}

const FAULTS = {
  required: 'cases.faultRequired',
  time: 'cases.faultTime',
  future: 'cases.faultFuture',
  early: 'cases.faultEarly',
  number: 'cases.faultNumber',
  both: 'cases.faultBoth',
} as const satisfies Record<Fault, string>

/** What stands at a field: our own finding, else what the server said of it. */
export function fieldError(
  field: string,
  faults: Readonly<Partial<Record<string, Fault>>>,
  with_: { readonly error: Error | null; readonly words: Words },
): string | undefined {
  const { error, words } = with_
  const own = faults[field]
  if (own !== undefined) return words.t(FAULTS[own])
  if (!(error instanceof ApiProblem)) return undefined
  const said = error.fields.find((one) => one.field === field || one.field.startsWith(`${field}.`))
  return said && words.t('cases.faultServer', { message: said.message })
}

/** Above the form: why it was not sent or not taken. */
export function FormProblem({ error, count }: { readonly error: Error | null; readonly count: number }) {
  const words = useWords()
  if (error === null && count === 0) return null
  return (
    <p className="strip strip-poor" role="alert">
      {count > 0 ? words.t('cases.faultSummary', { n: count }) : sentence(error, words)}
    </p>
  )
}

/** An event that does not fit says which rule it broke, in the server's own words. */
function sentence(error: Error | null, words: Words): string {
  const said = errorText(error, words)
  const isOrder = error instanceof ApiProblem && error.code === 'event_order'
  return isOrder ? words.t('cases.faultOrder', { sentence: said, detail: error.message }) : said
}
