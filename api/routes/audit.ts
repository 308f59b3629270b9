// What the page itself has to say for the audit log.
import { type Bucket, take } from '../domain/access/bucket.ts'
import { DomainError } from '../domain/errors.ts'
import { contextFor } from '../plugins/answers.ts'
import type { App } from '../plugins/decorations.ts'
import { recordExport } from '../services/audit/recordExport.ts'
import { registerRoute } from './register.ts'

/** Exports entered a minute where nobody is signed in: enough for people, too few to fill the log with. */
const MACHINE_EXPORTS = 120

export function registerAuditRoutes(app: App): void {
  let machine: Bucket | undefined
  const countMachine = () => {
    const { bucket, waitSeconds } = take(machine, app.now(), MACHINE_EXPORTS)
    machine = bucket
    if (waitSeconds === 0) return
    throw new DomainError('rate_limited', `too many exports; try again in ${waitSeconds} s`, {
      retryAfterSeconds: waitSeconds,
    })
  }
  registerRoute(
    app,
    'reportExport',
    (request) => {
      if (request.actor === null) countMachine()
      recordExport(contextFor(request), request.body, { by: request.actor, nowMs: app.now() })
      return null
    },
    { permission: 'read' },
  )
}
