// Checks the events a page shows against the newest signed checkpoint; loaded when somebody asks for it.
import { get } from '#web/lib/apiClient.ts'
import { isIncluded, openNewest, type ShownEvent } from '#web/lib/trail/check.ts'

/** Places of the events that do not stand in the log as they are shown; none = all do. Throws ApiProblem. */
export async function wrongEvents(shown: readonly ShownEvent[]): Promise<readonly number[]> {
  const newest = await get('trailCheckpoint', {})
  const checkpoint = openNewest(newest)
  if (checkpoint === null) return shown.map(({ seq }) => seq)
  const wrong: number[] = []
  for (const one of shown) {
    const proof = await get('inclusionProof', { query: { event: one.seq, size: checkpoint.size } })
    if (!isIncluded(one, proof, checkpoint)) wrong.push(one.seq)
  }
  return wrong
}
