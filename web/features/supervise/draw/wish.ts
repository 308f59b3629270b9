// The form of a new draw as texts, and the wish it makes; null where a field holds no number it takes.
import type { SampleWish } from '#api/contract/samples.ts'
import { FRAME_FILTERS, type FrameFilter } from '#api/domain/sampling/frameFilters.ts'
import type { Frame } from './frame.ts'

type Size = NonNullable<SampleWish['size']>

export interface FormState {
  readonly period: string
  readonly frame: Frame
  readonly by: Size['by']
  readonly share: string
  readonly margin: string
  readonly falseShare: string
  readonly confidence: string
  readonly level: NonNullable<Size['level']>
  readonly limit: string
  readonly stratify: NonNullable<SampleWish['stratify']>
  readonly oversample: string
  /** Records behind signals count as flagged: only where strata are by flag. */
  readonly signals: boolean
  readonly least: string
  readonly method: NonNullable<SampleWish['method']>
}

export const usualForm = (period: string): FormState => ({
  period,
  frame: {},
  by: 'share',
  share: '5',
  margin: '5',
  falseShare: '5',
  confidence: '95',
  level: 'II',
  limit: '2.5',
  stratify: 'department_flagged',
  oversample: '2',
  signals: false,
  least: '1',
  method: 'proportional',
})

/** What each number may be, as it is typed: percent, points, counts. */
export const BOUNDS = {
  share: [5, 100],
  margin: [0.5, 50],
  falseShare: [0.1, 100],
  confidence: [50, 99.9],
  limit: [0.01, 1000],
  oversample: [1, 10],
  least: [0, 10],
} as const
export type NumberName = keyof typeof BOUNDS

const WHOLE: readonly NumberName[] = ['oversample', 'least']

/** The number a field holds; null = none it takes. */
export function numberIn(form: FormState, name: NumberName): number | null {
  const [least, most] = BOUNDS[name]
  const value = form[name].trim() === '' ? Number.NaN : Number(form[name])
  const isWhole = !WHOLE.includes(name) || Number.isInteger(value)
  return value >= least && value <= most && isWhole ? value : null
}

const PARAMETERS: Readonly<Record<Size['by'], readonly NumberName[]>> = {
  share: ['share'],
  precision: ['margin'],
  detection: ['falseShare', 'confidence'],
  acceptance: ['limit'],
}

/** Number fields the form shows: those of the size rule. */
export const parametersOf = ({ by }: FormState): readonly NumberName[] => PARAMETERS[by]

/** Whether flagged records have strata of their own. */
export const isByFlag = ({ stratify }: Pick<FormState, 'stratify'>): boolean => stratify.endsWith('flagged')

/** With or without the records behind signals; a draw that looks at them does so at least twice as often. */
export const withSignals = ({ oversample }: FormState, signals: boolean): Partial<FormState> => ({
  signals,
  ...(signals && oversample.trim() === '1' ? { oversample: '2' } : {}),
})

export function wishOf(form: FormState): SampleWish | null {
  const { period, frame, by, level, stratify, method } = form
  const size = sizeOf(form)
  const [oversample, least] = [numberIn(form, 'oversample'), numberIn(form, 'least')]
  if (size === null || oversample === null || least === null) return null
  return {
    period,
    ...chosenOf(frame),
    size: by === 'acceptance' ? { ...size, level } : size,
    ...(form.signals && isByFlag(form) ? { signals: true } : {}),
    ...{ stratify, oversample, least, method },
  }
}

/** The filters that have a value. They come from lists of the contract's own codes. */
export const chosenOf = (frame: Frame) =>
  Object.fromEntries(
    FRAME_FILTERS.flatMap((name) => {
      const values = frame[name] ?? []
      return values.length === 0 ? [] : [[name, [...values]] as const]
    }),
  ) as Pick<SampleWish, FrameFilter>

function sizeOf(form: FormState): Size | null {
  let size: Size = { by: form.by }
  for (const name of parametersOf(form)) {
    const value = numberIn(form, name)
    if (value === null) return null
    // The standard's limits are percents as they stand.
    size = { ...size, [name]: name === 'limit' ? value : value / 100 }
  }
  return size
}
