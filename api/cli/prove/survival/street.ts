// The small street that the proofs of survival break and mend: some cases, accounts, files to import.
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { openDb } from '#db/open.ts'
import type { EpochMs } from '#db/units.ts'
import { systemClock } from '../../../clock.ts'
import type { NewCase, NewEvent } from '../../../contract/cases.ts'
import { addAccount } from '../../../services/accounts.ts'
import { importCases } from '../../../services/importCases.ts'
import { template } from '../../../services/reading/templateMapping.ts'

export const PASSWORD = 'proof of survival'
const DEPARTMENT = '绿园物业'
const HEADER = '编号,受理时间,首接单位,类别,紧急程度,经度,纬度,回复时间,归档时间,办理结果,标题'
const CASES = 60

/** Writes a template file of so many cases, numbered by the prefix. */
export function writeCases(file: string, prefix: string, count: number): string {
  const rows = Array.from(
    { length: count },
    (_, i) => `${prefix}${i},2026-09-01 09:00,${DEPARTMENT},facility,,,,2026-09-03 10:00,,,`,
  )
  writeFileSync(file, `${[HEADER, ...rows].join('\r\n')}\r\n`)
  return file
}

/** A database file with cases and the accounts `operator` and `leader`; `asOfMs` fixes its clock. */
export async function buildStreet(file: string, asOfMs?: EpochMs): Promise<void> {
  const db = openDb(file)
  const cases = writeCases(path.join(path.dirname(file), 'street.csv'), 'S', CASES)
  const request = { file: cases, mapping: template, calendar: 'cn', asOfMs, by: 'proof', now: systemClock }
  await importCases(db, request)
  for (const role of ['operator', 'leader'] as const) {
    await addAccount(db, { username: role, password: PASSWORD, role }, systemClock())
  }
  db.close()
}

/** What a form of the page 录入 sends. */
export const newCase = (title: string): NewCase => ({
  channel: 'reception_window',
  receivedAt: '2026-09-15T09:00:00+08:00',
  ...{ title, text: '路灯不亮', firstReceiver: DEPARTMENT },
  ...{ category: 'facility', urgency: 'ordinary', scope: 'household' },
})

export const newEvent = (): NewEvent => ({
  type: 'acknowledged',
  occurredAt: '2026-09-15T10:00:00+08:00',
  department: DEPARTMENT,
})
