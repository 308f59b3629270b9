// One record's personal fields in full: by right, with a reason, and never without its act in the audit log.
import { findCase, listTrails } from '#db/queries/caseReads.ts'
import { listReveals } from '#db/queries/personal.ts'
import type { EpochMs } from '#db/units.ts'
import { PERSONAL_FIELDS, type PersonalField, type RevealBody, type Revealed } from '../contract/personal.ts'
import { DomainError } from '../domain/errors.ts'
import { maskText } from '../domain/privacy/maskPersonal.ts'
import { isoInZone } from '../domain/time/zone.ts'
import { recordAct } from './audit/recordAct.ts'
import type { Context } from './context.ts'
import { entryOf } from './writing/caseBook.ts'
import { latestPersonal } from './writing/projection.ts'

const SHOWN_REVEALS = 20

/**
 * `POST /cases/{id}/reveal`: the fields asked for, all of them where none is named. The act (`revealed`: who, case, fields,
 * reason; no data) is written first, in the same transaction: what cannot be recorded is not shown.
 * @throws DomainError unknown_case; `conflict` where the personal fields were erased.
 */
export function revealCase(
  context: Context,
  id: string,
  ask: RevealBody & { readonly by: string; readonly nowMs: EpochMs },
): Revealed {
  const { sqlite } = context.db
  const reveal = () => {
    const head = findCase(context.db, id)
    if (head === undefined) throw new DomainError('unknown_case', `there is no case “${id}”`)
    const rows = listTrails(context.db, [head.key])
    const entries = rows.map(({ seq, body, personal }) => entryOf({ seq, body, fields: personal }))
    if (
      entries.every(({ event }) => event.personal === undefined) &&
      entries.some(({ isErased }) => isErased)
    ) {
      throw new DomainError('conflict', 'the personal data of this case were erased')
    }
    const fields = PERSONAL_FIELDS.filter((field) => ask.fields?.includes(field) ?? true)
    const data = { case: id, fields, reason: maskText(ask.reason.trim()) }
    recordAct(sqlite, { type: 'revealed', by: ask.by, data }, ask.nowMs)
    return { id, ...shownOf(entries, new Set(fields)), reveals: revealsOf(context, id) }
  }
  return sqlite.transaction(reveal).immediate()
}

function shownOf(entries: readonly ReturnType<typeof entryOf>[], fields: ReadonlySet<PersonalField>) {
  const personal = latestPersonal(entries.map(({ event }) => event))
  const shown = (field: Exclude<PersonalField, 'events'>) =>
    fields.has(field) ? (personal[field] ?? null) : null
  const texts = entries.flatMap(({ seq, event }) => {
    const text = event.type === 'submitted' ? undefined : event.personal?.text
    return text === undefined ? [] : [{ seq, text }]
  })
  return {
    title: shown('title'),
    text: shown('text'),
    name: shown('name'),
    phone: shown('phone'),
    address: shown('address'),
    events: fields.has('events') ? texts : [],
  }
}

const revealsOf = ({ db, zone }: Context, id: string): Revealed['reveals'] =>
  listReveals(db.sqlite, id, SHOWN_REVEALS).map(({ at, by }) => ({ at: isoInZone(Date.parse(at), zone), by }))
