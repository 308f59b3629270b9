// The signal whose cases the address lists; a figure's units are another list.
import { codes, SIGNALS, type SignalCode } from '#db/vocabulary.ts'
import type { View } from '#web/lib/view.ts'

export function signalAsked({ metric, signal }: View['params']): SignalCode | undefined {
  return metric === undefined ? codes(SIGNALS).find((code) => code === signal) : undefined
}
