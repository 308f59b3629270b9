// What a case is to the rules: its trail, event by event. Readers of files and forms produce it, facts are derived from it.

import type { EpochMs } from '#db/units.ts'
import type {
  Channel,
  CoordinateSystem,
  EventType,
  Grade,
  Outcome,
  Reached,
  Scope,
  Urgency,
} from '#db/vocabulary.ts'

/** WGS-84, degrees. */
export interface Position {
  readonly lng: number
  readonly lat: number
}

/** What a case says of itself, first by `submitted`, later changed by `classified` (urgency, category, scope) and `corrected`. */
export interface CaseAttributes {
  readonly channel: Channel
  /** First-level category code of the source's taxonomy (`facility`, `Sanitation`). */
  readonly category1: string
  /** Second level, whole code `first.second`, or null where unknown. */
  readonly category2: string | null
  readonly urgency: Urgency
  readonly scope: Scope
  /** Department id of the first receiver (首接单位); never changes but by a correction. */
  readonly firstReceiver: string
  /** Community as the source names it (its id); used only where the deployment has no polygons. */
  readonly community: string | null
  /** Reply due as published by the source: null = the source publishes deadlines and gives this case none;
   *  undefined = the deployment's limits apply. */
  readonly publishedDueAtMs?: EpochMs | null
}

/** Personal and free-text fields; they lie beside the event body under a salt, never in it. */
export interface PersonalFields {
  readonly title?: string
  readonly text?: string
  readonly name?: string
  readonly phone?: string
  readonly address?: string
  readonly position?: Position
}

interface EventBase {
  readonly occurredAtMs: EpochMs
  /** When the source recorded it; null where unknown. */
  readonly recordedAtMs: EpochMs | null
  /** When Pingyi got it. */
  readonly enteredAtMs: EpochMs
  /** Who did it as the source says (a post, not a person), or the Pingyi account that wrote it. */
  readonly actor: string | null
  /** Department that acted; for dispatched and redispatched see `to`. */
  readonly department: string | null
  readonly personal?: PersonalFields
}

export type CaseEvent = EventBase &
  (
    | {
        readonly type: 'submitted'
        readonly data: CaseAttributes & { readonly receivedAtMs: EpochMs }
      }
    | {
        readonly type: 'classified'
        readonly data: Partial<Pick<CaseAttributes, 'category1' | 'category2' | 'urgency' | 'scope'>>
      }
    | {
        readonly type: 'dispatched' | 'redispatched'
        readonly data: { readonly to: string; readonly reason?: string }
      }
    | {
        readonly type: 'acknowledged' | 'followed_up' | 'replied'
        readonly data: { readonly [key: string]: never }
      }
    | {
        readonly type: 'archived'
        readonly data: { readonly outcome: Outcome | null }
      }
    | {
        readonly type: 'paused'
        readonly data: { readonly reason: string | null }
      }
    | {
        readonly type: 'resumed'
        readonly data: { readonly [key: string]: never }
      }
    | {
        readonly type: 'reopened'
        readonly data: { readonly reason: string | null }
      }
    | { readonly type: 'called_back'; readonly data: CallbackAttempt }
    | { readonly type: 'merged'; readonly data: { readonly into: string } }
    | { readonly type: 'corrected'; readonly data: Correction }
    | {
        readonly type: 'excluded' | 'reinstated'
        readonly data: { readonly ground: string; readonly importId?: number; readonly objectionId?: number }
      }
    | {
        readonly type: 'attachment'
        readonly data: { readonly sha256: string; readonly mediaType: string }
      }
    | {
        readonly type: 'note'
        readonly data: { readonly [key: string]: never }
      }
  )

/** One attempt of a callback (回访). `resolved` and `grade` are null where not asked or not answered. */
export interface CallbackAttempt {
  readonly reached: Reached
  readonly contacted: boolean | null
  readonly resolved: boolean | null
  readonly grade: Grade | null
}

/** What a `corrected` event changes. `voids` names earlier events (by type and time) that the source no longer knows. */
export interface Correction {
  readonly changes: Partial<CaseAttributes> & {
    readonly receivedAtMs?: EpochMs
    readonly position?: boolean
  }
  readonly voids?: readonly {
    readonly type: EventType
    readonly occurredAtMs: EpochMs
  }[]
  /** `data_error` with an approver makes a lowered urgency count from the start (domain.md section 2). */
  readonly reason: string | null
  readonly approver: string | null
}

/** A case as read from a source, before it is compared with what the trail already holds. */
export interface CaseRecord {
  readonly source: string
  readonly number: string
  readonly attributes: CaseAttributes
  readonly receivedAtMs: EpochMs
  readonly receivedRecordedAtMs: EpochMs | null
  readonly personal: PersonalFields
  /** Everything after `submitted`, in time order; equal times keep the source's order. */
  readonly events: readonly CaseEvent[]
  /** Coordinate system the position was declared in; `personal.position` is already WGS-84. */
  readonly crs: CoordinateSystem
}
