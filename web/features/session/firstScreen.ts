// The first screen after signing in, by role and open tasks: inspectors go on where something is left, the others see the overview.
import type { QueryClient } from '@tanstack/react-query'
import { get } from '#web/lib/apiClient.ts'
import { mayDo, sessionQuery } from '#web/lib/session.ts'

/** An address of this app. Whatever cannot be asked leads to the overview. */
export async function firstScreen(client: QueryClient): Promise<string> {
  try {
    const who = await client.fetchQuery(sessionQuery())
    if (!mayDo('inspect', who)) return '/'
    const { items } = await get('inspections', {})
    for (const { batch, nextCheck, nextVisit } of items) {
      const next = nextCheck ?? nextVisit
      if (next === null) continue
      const tab = nextCheck === null ? 'visit' : 'check'
      return `/supervise?${new URLSearchParams({ tab, batch: String(batch.id), item: next })}`
    }
  } catch {
    // Signed in all the same.
  }
  return '/'
}
