// The options of `npm run import` as texts → what an import needs; every wrong one is said in words.
import { readFileSync } from 'node:fs'
import { COORDINATE_SYSTEMS, type CoordinateSystem, codes, isCode } from '#db/vocabulary.ts'
import type { Mapping } from '../../contract/mapping.ts'
import { DomainError } from '../../domain/errors.ts'
import type { RuleSet } from '../../domain/rules.ts'
import { chosenEncoding, instantOf, presetNamed } from '../../services/import/requestOf.ts'
import type { ImportRequest } from '../../services/importCases.ts'
import { parseMapping } from '../../services/reading/parseMapping.ts'
import { parseRules } from '../../services/reading/parseRules.ts'

/** As given on the command line. */
export interface ImportOptions {
  readonly preset?: string
  readonly mapping?: string
  readonly db: string
  readonly calendar?: string
  readonly rules?: string
  readonly crs?: string
  readonly zone?: string
  readonly encoding: string
  readonly asOf?: string
}

type Declared = Pick<
  ImportRequest,
  'mapping' | 'calendar' | 'rules' | 'crs' | 'zone' | 'encoding' | 'asOfMs' | 'options'
>

/** @throws DomainError unknown_preset, unknown_encoding, bad_as_of, mapping_invalid, validation. */
export function readOptions(options: ImportOptions): Declared {
  const { preset, mapping, calendar, rules, zone, asOf } = options
  const encoding = chosenEncoding(options.encoding)
  const crs = options.crs === undefined ? undefined : readCrs(options.crs)
  return {
    mapping: readMapping(preset, mapping),
    ...{ calendar, crs, zone, encoding },
    rules: rules === undefined ? undefined : readRules(rules),
    asOfMs: asOf === undefined ? undefined : instantOf(asOf),
    options: Object.fromEntries(
      Object.entries({ preset, mapping, calendar, rules, crs, zone, encoding, asOf }).filter(
        ([, value]) => value,
      ),
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

function readRules(file: string): RuleSet {
  try {
    return parseRules(readFileSync(file, 'utf8'))
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause)
    throw new DomainError('validation', `${file}: ${detail}`, { cause })
  }
}

function readCrs(text: string): CoordinateSystem {
  if (isCode(COORDINATE_SYSTEMS, text)) return text
  throw new DomainError('validation', `--crs “${text}” is none of ${codes(COORDINATE_SYSTEMS).join(', ')}`)
}
