// What the page shows of an uploaded file before it is imported: header, first rows, which columns are which fields.
import type { ImportPreview } from '../../contract/imports.ts'
import type { Mapping } from '../../contract/mapping.ts'
import { maskName } from '../../domain/privacy/maskName.ts'
import { maskAddress, maskPhoneField, maskText } from '../../domain/privacy/maskPersonal.ts'
import { compileMapping, knownNames } from '../reading/compileMapping.ts'
import { FileError } from '../reading/fileErrors.ts'
import { guessMapping } from '../reading/guessMapping.ts'
import { normaliseName } from '../reading/headerRow.ts'
import { openRows } from '../reading/openRows.ts'
import { presets } from '../reading/presets.ts'
import { cellText, type SourceRow } from '../reading/row.ts'

const SAMPLE_ROWS = 20
/** A preset is proposed where it knows at least this share of the file's named columns. */
const LEAST_KNOWN = 0.5

/** @throws FileError for a file that cannot be read. */
export async function previewFile(
  file: { readonly id: number; readonly path: string; readonly fileName: string },
  encoding: 'auto' | 'utf-8' | 'gb18030',
): Promise<ImportPreview> {
  const names = new Set(Object.values(presets).flatMap((preset) => [...knownNames(preset)]))
  const opened = await openRows(file.path, { encoding, known: names })
  const rows: SourceRow[] = []
  for await (const row of opened.rows) {
    if (!row.fault) rows.push(row)
    if (rows.length >= SAMPLE_ROWS) break
  }
  const header = [...opened.header]
  const preset = fittingPreset(header)
  const guess = guessMapping(
    header,
    rows.map((row) => row.values),
  )
  const fields = new Map(guess.guesses.map(({ field, column }) => [column, field]))
  const masks = header.map((name) => maskOf(fields.get(name)))
  return {
    id: file.id,
    fileName: file.fileName,
    format: opened.format,
    encoding: opened.encoding ?? '',
    header,
    samples: rows.map((row) =>
      header.map((_, column) => masks[column]?.(cellText(row.values[column])) || null),
    ),
    preset,
    guesses: guess.guesses.map(({ field, zh, required, column, confidence }) => ({
      ...{ field, label: zh, required },
      ...{ column, confidence },
    })),
    mapping: JSON.stringify((preset === null ? undefined : presets[preset]) ?? guess.mapping),
  }
}

/** Samples show what a column is about, not who: a name column its surnames, the others their texts without numbers. */
function maskOf(field: string | undefined): (text: string) => string {
  if (field === 'name') return maskName
  if (field === 'phone') return maskPhoneField
  // A list of events may name people anywhere in it.
  if (field === 'events') return (text) => (text === '' ? '' : '[…]')
  return field === 'address' ? maskAddress : maskText
}

/** The preset that has all it needs and knows most of the file's columns; null = none knows half of them. */
function fittingPreset(header: readonly string[]): string | null {
  const named = header.filter((name) => name !== '').map(normaliseName)
  let best: { readonly name: string; readonly share: number } | null = null
  for (const [name, mapping] of Object.entries(presets)) {
    if (!hasRequired(mapping, header)) continue
    const known = knownNames(mapping)
    const share = named.filter((column) => known.has(column)).length / named.length
    if (share >= LEAST_KNOWN && (best === null || share > best.share)) best = { name, share }
  }
  return best?.name ?? null
}

function hasRequired(mapping: Mapping, header: readonly string[]): boolean {
  try {
    compileMapping(mapping, header)
    return true
  } catch (error) {
    if (error instanceof FileError) return false
    throw error
  }
}
