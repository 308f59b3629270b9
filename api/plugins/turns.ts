// Requests take turns. Node runs what a request asks within the callback that reads it, so that those behind it wait unseen in their sockets;
// with one start at a time they are read in between, counted, and told at once where the wait would be too long.

export interface TurnLimits {
  /** Longest wait for a turn, ms. */
  readonly mayWaitMs: number
  /** So many may always wait, however long. */
  readonly few: number
}

export interface Turns {
  /** Asks for a turn; false = turned away, at once or, where those ahead took longer than was to be expected, when it would be its turn. */
  take(isGone: () => boolean): Promise<boolean>
  /** Somebody came: a connection was opened. */
  arrive(): void
}

interface Waiting {
  readonly sinceMs: number
  readonly isAlwaysServed: boolean
  readonly isGone: () => boolean
  readonly resolve: (isServed: boolean) => void
}

/** Weight of the newest turn in the mean that the wait is foretold by. */
const NEWEST = 0.1
/** Rounds of the event loop without anybody new after which nobody else is at the door: a round accepts one connection and reads the others. */
const QUIET_ROUNDS = 2
/** Whoever comes without end must not keep those inside from their turns. */
const LONGEST_LOOK_MS = 50

/** Turns in the order of asking. Whoever went away while waiting (`isGone`) costs no turn. */
export function makeTurns({ mayWaitMs, few }: TurnLimits): Turns {
  const waiting: Waiting[] = []
  let isRunning = false
  /** Of a turn that was served; those turned away take none. */
  let meanMs = 0
  let arrived = 0

  /** Lets in whoever stands at the door. */
  const look = (then: () => void): void => {
    const untilMs = performance.now() + LONGEST_LOOK_MS
    let [known, quiet] = [arrived, 0]
    const round = (): void => {
      quiet = arrived === known ? quiet + 1 : 0
      known = arrived
      if (quiet < QUIET_ROUNDS && performance.now() < untilMs) setImmediate(round)
      else then()
    }
    setImmediate(round)
  }

  const next = (): void => {
    for (let first = waiting.shift(); first !== undefined; first = waiting.shift()) {
      const startedMs = performance.now()
      const isInTime = first.isAlwaysServed || startedMs - first.sinceMs <= mayWaitMs
      const isServed = isInTime && !first.isGone()
      first.resolve(isServed)
      if (!isServed) continue
      setImmediate(() => {
        meanMs += NEWEST * (performance.now() - startedMs - meanMs)
        look(next)
      })
      return
    }
    isRunning = false
  }

  return {
    async take(isGone) {
      arrived += 1
      const isAlwaysServed = waiting.length < few
      if (!isAlwaysServed && (waiting.length + 1) * meanMs > mayWaitMs) return false
      const turn = new Promise<boolean>((resolve) => {
        waiting.push({ sinceMs: performance.now(), isAlwaysServed, isGone, resolve })
      })
      if (!isRunning) {
        isRunning = true
        look(next)
      }
      return turn
    },
    arrive() {
      arrived += 1
    },
  }
}
