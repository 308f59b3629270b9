// What a check of the whole trail says.

/**
 * `event`: this event is not what its leaf says, or is missing. `node`: the tree above these events is not theirs. `range`: somewhere
 * in it the trail left what was signed. `checkpoint`: a note is none of the log's key. `personal`: fields are not those
 * committed to. `case`: a case row or its facts are not what its events say. `appraisal`: a stored result is not the one signed off.
 * `sample`: a stored draw is not the one frozen or drawn, or its result not the one handed in. `check`: stored checks or visits are not
 * those entered. `release`: what the public was given is not what the log says went out. `council`: a council's state or result is not as sealed.
 * `decision`: an objection, outcome, item to put right or answer to a signal is not as the log left it.
 * `text`: what people wrote for the public is not what was approved. `versions`: limits, schemes or calendars are not those the log names.
 */
export interface TrailProblem {
  readonly kind:
    | 'event'
    | 'node'
    | 'range'
    | 'checkpoint'
    | 'personal'
    | 'case'
    | 'appraisal'
    | 'sample'
    | 'release'
    | 'check'
    | 'council'
    | 'decision'
    | 'text'
    | 'versions'
  /** First event concerned, and the first after. */
  readonly from: number
  readonly to: number
  readonly detail: string
}

export interface TrailReport {
  readonly ok: boolean
  /** Events stored. */
  readonly size: number
  /** Hex root over the bodies. */
  readonly root: string
  /** First event whose body and leaf differ; null = none. */
  readonly firstBadEvent: number | null
  /** [from, to) of the smallest range between checkpoints in which something was changed; null = none. */
  readonly range: readonly [from: number, to: number] | null
  /** Stored and held checkpoints whose root the events have. */
  readonly checkpoints: number
  /** Of them, signed by the key. */
  readonly signed: number
  /** Events recorded more than 24 h after they occurred, and those of which it is known. */
  readonly backDated: { readonly events: number; readonly of: number }
  /** Personal fields that still stand, and those erased. */
  readonly personal: { readonly kept: number; readonly erased: number }
  /** Cases derived anew and compared; null = not asked for. */
  readonly cases: number | null
  /** In all, and the first of them. */
  readonly problemCount: number
  readonly problems: readonly TrailProblem[]
}

const MOST_LISTED = 20

/** Collects problems: all are counted, the first are listed. */
export class Problems {
  #count = 0
  readonly #listed: TrailProblem[] = []

  add(...problems: readonly TrailProblem[]): void {
    this.#count += problems.length
    this.#listed.push(...problems.slice(0, MOST_LISTED - this.#listed.length))
  }

  get count(): number {
    return this.#count
  }
  get listed(): readonly TrailProblem[] {
    return this.#listed
  }
}
