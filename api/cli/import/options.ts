// The options of `npm run import` as texts → what an import needs; every wrong one is said in words.
import { readFileSync } from 'node:fs'
import { COORDINATE_SYSTEMS, type CoordinateSystem, codes, isCode } from '#db/vocabulary.ts'
import type { Mapping } from '../../contract/mapping.ts'
import { DomainError } from '../../domain/errors.ts'
import type { ImportRequest } from '../../services/importCases.ts'
import type { EncodingChoice } from '../../services/reading/encoding.ts'
import { parseMapping } from '../../services/reading/parseMapping.ts'
import { presets } from '../../services/reading/presets.ts'

/** As given on the command line. */
export interface ImportOptions {
  readonly preset?: string
  readonly mapping?: string
  readonly db: string
  readonly calendar?: string
  readonly crs?: string
  readonly zone?: string
  readonly encoding: string
  readonly asOf?: string
}

type Declared = Pick<
  ImportRequest,
  'mapping' | 'calendar' | 'crs' | 'zone' | 'encoding' | 'asOfMs' | 'options'
>

/** @throws DomainError unknown_preset, unknown_encoding, bad_as_of, mapping_invalid, validation. */
export function readOptions(options: ImportOptions): Declared {
  const { preset, mapping, calendar, zone, asOf } = options
  const encoding = readEncoding(options.encoding)
  const crs = options.crs === undefined ? undefined : readCrs(options.crs)
  return {
    mapping: readMapping(preset, mapping),
    ...{ calendar, crs, zone, encoding },
    asOfMs: asOf === undefined ? undefined : readInstant(asOf),
    options: Object.fromEntries(
      Object.entries({ preset, mapping, calendar, crs, zone, encoding, asOf }).filter(([, value]) => value),
    ),
  }
}

function readMapping(preset: string | undefined, file: string | undefined): Mapping {
  if (preset !== undefined && file !== undefined) {
    throw new DomainError('validation', 'give --preset or --mapping, not both')
  }
  if (file === undefined) return presetNamed(preset ?? 'template')
  try {
    return parseMapping(readFileSync(file, 'utf8'))
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause)
    throw new DomainError('mapping_invalid', `${file}: ${detail}`, { cause })
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

const ENCODINGS: readonly EncodingChoice[] = ['auto', 'utf-8', 'gb18030']

function readEncoding(text: string): EncodingChoice {
  const encoding = ENCODINGS.find((one) => one === text.toLowerCase())
  if (encoding === undefined) {
    throw new DomainError('unknown_encoding', `“${text}” is none of ${ENCODINGS.join(', ')}`)
  }
  return encoding
}

function readCrs(text: string): CoordinateSystem {
  if (isCode(COORDINATE_SYSTEMS, text)) return text
  throw new DomainError('validation', `--crs “${text}” is none of ${codes(COORDINATE_SYSTEMS).join(', ')}`)
}

function readInstant(text: string): number {
  const ms = /T.*(Z|[+-]\d{2}:?\d{2})$/.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(ms)) {
    throw new DomainError(
      'bad_as_of',
      `“${text}” is no ISO 8601 time with offset, such as 2026-09-30T18:00:00+08:00`,
    )
  }
  return ms
}
