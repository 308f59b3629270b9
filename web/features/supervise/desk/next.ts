// Which item of a queue is on the desk, and which comes after it.

export interface Queued {
  readonly caseId: string
  readonly isDone: boolean
}

/**
 * The one asked for, of two about the same record the one not done or the later (settling shows what both said); else the first that is not done, else the first;
 * undefined for none.
 */
export function itemAt<Q extends Queued>(items: readonly Q[], wanted: string | undefined): Q | undefined {
  const asked = items.filter(({ caseId }) => caseId === wanted)
  return (
    asked.find(({ isDone }) => !isDone) ?? asked.at(-1) ?? items.find(({ isDone }) => !isDone) ?? items[0]
  )
}

/** The next that is not done, going round; undefined where none but this one is left. */
export function itemAfter<Q extends Queued>(items: readonly Q[], item: Q): Q | undefined {
  const at = items.indexOf(item)
  const around = [...items.slice(at + 1), ...items.slice(0, Math.max(0, at))]
  return around.find(({ isDone }) => !isDone)
}
