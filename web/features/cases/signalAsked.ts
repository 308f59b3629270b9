// The signal whose cases the address lists; a figure's units are another list.
import { SIGNAL_CODES, type SignalCode } from '#api/domain/signals/catalogue.ts'
import type { View } from '#web/lib/view.ts'

export function signalAsked({ metric, signal }: View['params']): SignalCode | undefined {
  return metric === undefined ? SIGNAL_CODES.find((code) => code === signal) : undefined
}
