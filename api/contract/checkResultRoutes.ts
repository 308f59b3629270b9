// The part of the table of routes that the results of the third-party check need.
import { Type } from 'typebox'
import { CheckResults, HandedIn, SendBackBody, SentBack, SubmitBody } from './checkResults.ts'
import { closed } from './kit.ts'

const byNumber = closed({ id: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }) })

export const checkResultRoutes = {
  /** As things stand while records are being checked, for those who follow the check; as handed in afterwards, for everybody. */
  checkResults: {
    method: 'GET',
    url: '/samples/:id/results',
    params: byNumber,
    status: 200,
    response: CheckResults,
    write: false,
  },
  /** Hands the results in: from here on they never change. */
  submitSample: {
    method: 'POST',
    url: '/samples/:id/submit',
    params: byNumber,
    body: SubmitBody,
    status: 200,
    response: HandedIn,
    write: true,
  },
  /** Reopens cases reported as resolved of which the visited resident says they are not; all of them or none. */
  sendBack: {
    method: 'POST',
    url: '/samples/:id/send-back',
    params: byNumber,
    body: SendBackBody,
    status: 200,
    response: SentBack,
    write: true,
  },
} as const
