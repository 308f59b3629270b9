// What people wrote for the public held against the log: every text says what its second reader approved, every comment had one.
import type { Sqlite } from '#db/open.ts'
import { type ActBody, listActsOf } from '#db/queries/checkActs.ts'
import { approvedComments, type StoredText, storedTexts } from '#db/queries/storedTexts.ts'
import type { TextState } from '#db/vocabulary.ts'
import { textHash } from '../public/textHash.ts'
import { grouped } from './grouped.ts'
import type { Problems } from './trailReport.ts'

const STATES: Readonly<Record<string, TextState>> = {
  text_written: 'draft',
  text_approved: 'approved',
  text_withdrawn: 'withdrawn',
}

/**
 * Adds a problem for each text that is missing, was never written, or says, is in a state or is approved otherwise than the last acts on it
 * say; and for each comment of a council that the public reads and nobody approved. What a comment says no act holds.
 */
export function compareTexts(sqlite: Sqlite, problems: Problems): void {
  const acts = listActsOf(sqlite, ['text_written', 'text_approved', 'text_withdrawn'])
  const logged = new Map(grouped(acts, ({ text }) => String(text)))
  const add = (id: string, detail: string, seq: number | undefined) => {
    const range = seq === undefined ? { from: 0, to: 0 } : { from: seq, to: seq + 1 }
    problems.add({ kind: 'text', ...range, detail: `the text ${id} ${detail}` })
  }
  for (const stored of storedTexts(sqlite)) {
    const id = String(stored.id)
    const own = logged.get(id) ?? []
    logged.delete(id)
    const fault = faultOf(stored, own)
    if (fault !== null) add(id, fault, own.at(-1)?.seq)
  }
  for (const [id, own] of logged) add(id, 'is missing', own.at(-1)?.seq)
  compareComments(sqlite, problems)
}

function faultOf(stored: StoredText, acts: readonly ActBody[]): string | null {
  const last = acts.at(-1)
  if (last === undefined) return 'was never written'
  if (stored.state !== STATES[last.type]) return `is ${stored.state}, the log left it ${STATES[last.type]}`
  if (textHash(stored) !== last.sha256) return 'says something else than the log names'
  const writer = acts.findLast(({ type }) => type === 'text_written')?.by
  const approver = acts.findLast(({ type }) => type === 'text_approved')?.by ?? null
  const isTheirs = stored.writtenBy === writer && stored.approvedBy === approver
  return isTheirs ? null : 'was written or approved by somebody else'
}

function compareComments(sqlite: Sqlite, problems: Problems): void {
  const nameOf = (council: unknown, id: Buffer) => `${String(council)} ${id.toString('base64url')}`
  const verdicts = new Map(
    listActsOf(sqlite, ['council_comment']).map(({ council, comment, verdict }) => [
      nameOf(council, Buffer.from(String(comment), 'base64url')),
      verdict,
    ]),
  )
  for (const { council, id } of approvedComments(sqlite)) {
    if (verdicts.get(nameOf(council, id)) === 'approved') continue
    const detail = `the council ${council} shows a comment that nobody approved`
    problems.add({ kind: 'council', from: 0, to: 0, detail })
  }
}
