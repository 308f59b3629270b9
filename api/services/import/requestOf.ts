// The options of an upload or a run, as a request has them → a task for the import thread.
import type { ImportRow } from '#db/queries/imports.ts'
import type { ImportOptions } from '../../contract/imports.ts'
import type { Mapping } from '../../contract/mapping.ts'
import { DomainError } from '../../domain/errors.ts'
import { parseInstant } from '../../domain/time/instant.ts'
import type { EncodingChoice } from '../reading/encoding.ts'
import { FileError } from '../reading/fileErrors.ts'
import { parseMapping } from '../reading/parseMapping.ts'
import { presets } from '../reading/presets.ts'
import type { ImportTask } from './task.ts'

const ENCODINGS: readonly EncodingChoice[] = ['auto', 'utf-8', 'gb18030']
/** A calendar file would be a path of the server: over http only the calendars it has itself. */
const CALENDARS = ['cn', 'weekends']

/** @throws DomainError unknown_preset, unknown_encoding, bad_calendar, bad_as_of, mapping_invalid. */
export function importTask(row: ImportRow, options: ImportOptions, by: string): ImportTask {
  if (row.storedPath === null) {
    throw new DomainError('conflict', `the file of import ${row.id} is not kept any more; upload it again`)
  }
  const { crs, calendar, asOf, mode = 'run' } = options
  if (calendar !== undefined && !CALENDARS.includes(calendar)) {
    throw new DomainError('bad_calendar', `“${calendar}” is none of ${CALENDARS.join(', ')}`)
  }
  return {
    kind: 'import',
    importId: row.id,
    file: row.storedPath,
    fileName: row.fileName,
    mapping: chosenMapping(options),
    ...{ crs, calendar, mode, by },
    encoding: chosenEncoding(options.encoding),
    asOfMs: asOf === undefined ? undefined : instantOf(asOf),
  }
}

/** A preset by name. @throws DomainError unknown_preset naming those there are. */
export function presetNamed(name: string): Mapping {
  const preset = presets[name]
  if (preset === undefined) {
    const known = Object.keys(presets).join(', ')
    throw new DomainError('unknown_preset', `there is no preset “${name}”; there are ${known}`)
  }
  return preset
}

function chosenMapping({ preset, mapping }: ImportOptions): Mapping {
  if (mapping !== undefined) {
    try {
      return parseMapping(mapping)
    } catch (error) {
      if (error instanceof FileError)
        throw new DomainError('mapping_invalid', error.message, { cause: error })
      throw error
    }
  }
  return presetNamed(preset ?? 'template')
}

export function chosenEncoding(text: string | undefined): EncodingChoice {
  const encoding = ENCODINGS.find((one) => one === (text ?? 'auto').toLowerCase())
  if (encoding === undefined) {
    throw new DomainError('unknown_encoding', `“${text}” is none of ${ENCODINGS.join(', ')}`)
  }
  return encoding
}

export function instantOf(text: string): number {
  const ms = parseInstant(text)
  if (ms === null) throw new DomainError('bad_as_of', `“${text}” is no ISO 8601 time with offset`)
  return ms
}
