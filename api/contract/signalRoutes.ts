// The part of the table of routes that asks what the figures raise as questions.
import { Filters } from './filters.ts'
import { NewSignalAnswer, SignalAnswer, SignalEvidence, SignalParams, Signals } from './signals.ts'

export const signalRoutes = {
  signals: {
    method: 'GET',
    url: '/signals',
    query: Filters,
    status: 200,
    response: Signals,
    write: false,
  },
  /** Of exactly one department. */
  signalEvidence: {
    method: 'GET',
    url: '/signals/:code',
    params: SignalParams,
    query: Filters,
    status: 200,
    response: SignalEvidence,
    write: false,
  },
  answerSignal: {
    method: 'POST',
    url: '/signals/:code/answers',
    params: SignalParams,
    body: NewSignalAnswer,
    status: 201,
    response: SignalAnswer,
    write: true,
  },
} as const
