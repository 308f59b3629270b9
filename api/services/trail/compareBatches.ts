// Who stood for inspector, who checks which record, what was replaced and what was sent back: stored rows held against log and seed.
import type { Sqlite } from '#db/open.ts'
import { type ActBody, listActsOf } from '#db/queries/checkActs.ts'
import { type StoredBatch, storedBatches } from '#db/queries/storedBatches.ts'
import type { ActType } from '#db/vocabulary.ts'
import { standingHash } from '../../domain/sampling/inspectors.ts'
import { byCodeUnit, sha256Hex } from '../../domain/sampling/tickets.ts'
import { recordFaults, standingOf } from './drawnRecords.ts'
import { grouped } from './grouped.ts'
import type { Problems } from './trailReport.ts'

const ACTS: readonly ActType[] = [
  'sample_frozen',
  'sample_committed',
  'sample_revealed',
  'sample_drawn',
  'sample_replaced',
  'sample_submitted',
  'sample_voided',
  'case_sent_back',
]

/** Adds a problem for everything of a batch that is not as the log and the draw made by its seed have it. */
export function compareBatches(sqlite: Sqlite, problems: Problems): void {
  const acts = grouped(listActsOf(sqlite, ACTS), ({ drawId }) => String(drawId))
  for (const batch of storedBatches(sqlite)) {
    const own = acts.get(batch.drawId) ?? []
    const range = { from: own[0]?.seq ?? 0, to: (own.at(-1)?.seq ?? -1) + 1 }
    for (const fault of own.length === 0 ? [] : faultsOf(batch, own))
      problems.add({ kind: 'sample', ...range, detail: `the draw ${batch.drawId} ${fault}` })
  }
}

function faultsOf(batch: StoredBatch, acts: readonly ActBody[]): string[] {
  const of = (type: ActType) => acts.find((act) => act.type === type)
  try {
    return [
      ...headFaults(batch, of),
      ...standingFaults(batch, of('sample_frozen')),
      ...partyFaults(batch, acts),
      ...(isAsDrawn(batch, of('sample_drawn')) ? recordFaults(batch, acts) : []),
    ]
  } catch (error) {
    return [`cannot be read: ${error instanceof Error ? error.message : String(error)}`]
  }
}

/** A draw that is another is told by itself: whatever is made from it would only say so once a record. */
const isAsDrawn = ({ draw }: StoredBatch, drawn: ActBody | undefined): boolean =>
  (draw === null ? null : sha256Hex(draw)) === (drawn?.fileHash ?? null)

/** Who did what when. Acts of earlier versions tell no instant of the frame and no hash of the design. */
function headFaults(batch: StoredBatch, of: (type: ActType) => ActBody | undefined): string[] {
  const [frozen, drawn, submitted, voided] = [
    of('sample_frozen'),
    of('sample_drawn'),
    of('sample_submitted'),
    of('sample_voided'),
  ]
  const isDone = (act: ActBody | undefined, by: string | null, atMs: number | null) =>
    act === undefined ? by === null : act.by === by && Date.parse(act.enteredAt) === atMs
  const checks: readonly (readonly [boolean, string])[] = [
    [isDone(frozen, batch.frozenBy, batch.frozenAtMs), 'was frozen by another, or at another time'],
    [isDone(drawn, batch.drawnBy, batch.drawnAtMs), 'was drawn by another, or at another time'],
    [
      isDone(submitted, batch.submittedBy, batch.submittedAtMs),
      'was handed in by another, or at another time',
    ],
    [frozen?.period === batch.period, 'is of another period than was frozen'],
    [
      isOrUntold(frozen?.asOf, new Date(batch.asOfMs).toISOString()),
      'is as of another instant than was frozen',
    ],
    [isOrUntold(frozen?.designHash, sha256Hex(batch.design)), 'has another design than was frozen'],
    [
      (batch.voidReason === null ? undefined : sha256Hex(batch.voidReason)) === voided?.reason,
      'was given up for another reason',
    ],
  ]
  return checks.flatMap(([isSo, fault]) => (isSo ? [] : [fault]))
}

const isOrUntold = (told: unknown, is: string): boolean => told === undefined || told === is

function standingFaults(batch: StoredBatch, frozen: ActBody | undefined): string[] {
  const standing = standingOf(batch).sort((a, b) => byCodeUnit(a.inspector, b.inspector))
  return standingHash(standing) === frozen?.inspectorsHash
    ? []
    : ['has others standing for inspector, or other conflicts, than were frozen']
}

/** Commitments and secrets as the acts have them. */
function partyFaults({ parties }: StoredBatch, acts: readonly ActBody[]): string[] {
  const told = new Map<string, { commitment: unknown; secret: unknown }>()
  for (const { type, party, commitment, secret } of acts) {
    if (type === 'sample_committed') told.set(String(party), { commitment, secret: null })
    const known = told.get(String(party))
    if (type === 'sample_revealed' && known) known.secret = secret
  }
  const isTold = ({ party, commitment, secret }: StoredBatch['parties'][number]) =>
    told.get(party)?.commitment === commitment && told.get(party)?.secret === secret
  return parties.length === told.size && parties.every(isTold)
    ? []
    : ['has other parties or secrets than took part']
}
