// Which item of a queue is on the desk, and which comes after it.

export interface Queued {
  readonly caseId: string
  readonly isDone: boolean
}

/** The one asked for, else the first that is not done, else the first; undefined for none. */
export function itemAt<Q extends Queued>(items: readonly Q[], wanted: string | undefined): Q | undefined {
  return items.find(({ caseId }) => caseId === wanted) ?? items.find(({ isDone }) => !isDone) ?? items[0]
}

/** The next that is not done, going round; undefined where none but this one is left. */
export function itemAfter<Q extends Queued>(items: readonly Q[], caseId: string): Q | undefined {
  const at = items.findIndex((item) => item.caseId === caseId)
  const around = [...items.slice(at + 1), ...items.slice(0, Math.max(0, at))]
  return around.find(({ isDone }) => !isDone)
}
