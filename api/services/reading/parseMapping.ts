// The text of a mapping file → a mapping, checked.
import { Value } from 'typebox/value'
import { Mapping } from '#api/contract/mapping.ts'
import { zoneOf } from '#api/domain/time/zone.ts'
import { FileError } from './fileErrors.ts'

/**
 * Reads a mapping file.
 * @throws FileError mapping_invalid naming every place that is not as the schema has it, text that is no JSON, or a zone
 *   nobody knows. Codes inside `values` are checked against a file's fields by `compileMapping`.
 */
export function parseMapping(text: string): Mapping {
  const parsed = parseJson(text.replace(/^\ufeff/, ''))
  if (!Value.Check(Mapping, parsed)) {
    const faults = Value.Errors(Mapping, parsed).map(
      ({ instancePath, message }) => `${instancePath || '/'} ${message}`,
    )
    throw new FileError('mapping_invalid', { faults: faults.slice(0, 20) })
  }
  if (parsed.zone !== undefined) checkZone(parsed.zone)
  return parsed
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new FileError('mapping_invalid', { faults: ['not JSON'] }, cause)
  }
}

function checkZone(zone: string): void {
  try {
    zoneOf(zone)
  } catch (cause) {
    throw new FileError('mapping_invalid', { zone }, cause)
  }
}
