// A mapping applied to one file's header: column indexes and lookups, made once, so that rows are read fast.
import type { FieldName, FieldSource, Mapping, MappingRule } from '#api/contract/mapping.ts'
import {
  CHANNELS,
  type Channel,
  DEPARTMENT_KINDS,
  type DepartmentKind,
  GRADES,
  type Grade,
  OUTCOMES,
  type Outcome,
  REACHED,
  type Reached,
  SCOPES,
  type Scope,
  URGENCIES,
  type Urgency,
  type Words,
} from '#db/vocabulary.ts'
import { type CategoryReader, categoryReader } from './categories.ts'
import { type CodeLookup, codeLookup, openLookup } from './codes.ts'
import { FileError } from './fileErrors.ts'
import { normaliseName } from './headerRow.ts'
import { isRejectsHeader } from './rejectColumns.ts'
import type { DateOrder } from './times.ts'

/** One field of one file. */
export interface TextField {
  /** Column of the file, or -1: only the default speaks. */
  readonly index: number
  /** The file's own name of the column (the mapping's where it is absent). */
  readonly column: string
  readonly fallback: string
  readonly order: DateOrder
}

export interface CodeField<T extends string> extends TextField {
  readonly lookup: CodeLookup<T>
  readonly otherwise: T | null
}

export interface CompiledRule {
  readonly index: number
  readonly contains: string | null
  readonly equals: string | null
  readonly outcome: Outcome | null
  readonly redispatched: { readonly at: TextField; readonly to: string } | null
}

/** YES and NO as texts, for columns that answer a question. */
export const ANSWERS = {
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
} as const satisfies Record<string, Words>
export type Answer = keyof typeof ANSWERS

export interface CompiledMapping {
  readonly mapping: Mapping
  readonly header: readonly string[]
  /** The file is a corrected rejects file: its formula guards are taken off again. */
  readonly isRejects: boolean
  readonly fields: Readonly<Record<Exclude<FieldName, CodeFieldName>, TextField>>
  readonly codes: {
    readonly channel: CodeField<Channel>
    readonly urgency: CodeField<Urgency>
    readonly scope: CodeField<Scope>
    readonly departmentKind: CodeField<DepartmentKind>
    readonly outcome: CodeField<Outcome>
    readonly reached: CodeField<Reached>
    readonly resolved: CodeField<Answer>
    readonly grade: CodeField<Grade>
  }
  readonly category: { readonly first: TextField; readonly second: TextField; readonly read: CategoryReader }
  readonly position: { readonly lng: TextField; readonly lat: TextField }
  readonly rules: readonly CompiledRule[]
  /** Names of departments and communities: one string per name for the whole file, renamed by the field's `values`. */
  readonly departmentName: (text: string) => string
  readonly dispatchName: (text: string) => string
  readonly communityName: (text: string) => string
}

type CodeFieldName =
  | 'channel'
  | 'urgency'
  | 'scope'
  | 'departmentKind'
  | 'outcome'
  | 'reached'
  | 'resolved'
  | 'grade'

/** Normalised names of every column a mapping knows, by which a header row is found. */
export function knownNames(mapping: Mapping): ReadonlySet<string> {
  const names = allSources(mapping).flatMap((source) => columnNames(source))
  for (const rule of mapping.rules ?? []) names.push(rule.column)
  return new Set([...names, ...(mapping.ignored ?? [])].map(normaliseName))
}

/**
 * The mapping for a file with this header.
 * @throws FileError missing_columns naming every required column the file lacks; mapping_invalid for a code or zone that
 *   is none.
 */
export function compileMapping(mapping: Mapping, header: readonly string[]): CompiledMapping {
  const find = columnFinder(header)
  checkColumns(mapping, header, find)
  const compile = (source: FieldSource | undefined) => compileField(source, mapping, find)
  const { fields, category, position } = mapping
  const first = category?.first ?? { column: [], default: 'other' }
  return {
    mapping,
    header,
    isRejects: isRejectsHeader(header),
    fields: compileTexts(mapping, compile),
    codes: compileCodes(mapping, compile),
    category: {
      first: compile(first),
      second: compile(category?.second),
      read: categoryReader(first.values, category?.second?.values, category?.split),
    },
    position: { lng: compile(position?.lng), lat: compile(position?.lat) },
    rules: (mapping.rules ?? []).map((rule) => compileRule(rule, compile)).filter((rule) => rule.index >= 0),
    departmentName: openLookup(fields.firstReceiver.values),
    dispatchName: openLookup({ ...fields.firstReceiver.values, ...fields.dispatchedTo?.values }),
    communityName: openLookup(fields.community?.values),
  }
}

type Finder = (names: readonly string[]) => { readonly index: number; readonly column: string }
type Compile = (source: FieldSource | undefined) => TextField

function columnFinder(header: readonly string[]): Finder {
  const indexes = new Map<string, number>()
  header.forEach((name, index) => {
    const key = normaliseName(name)
    if (key !== '' && !indexes.has(key)) indexes.set(key, index)
  })
  return (names) => {
    for (const name of names) {
      const index = indexes.get(normaliseName(name))
      if (index !== undefined) return { index, column: header[index] ?? name }
    }
    return { index: -1, column: names[0] ?? '' }
  }
}

function columnNames(source: FieldSource): readonly string[] {
  return typeof source.column === 'string' ? [source.column] : source.column
}

function allSources(mapping: Mapping): FieldSource[] {
  const { category, position } = mapping
  const more = [category?.first, category?.second, position?.lng, position?.lat]
  return [...Object.values(mapping.fields), ...more].filter((source) => source !== undefined)
}

function checkColumns(mapping: Mapping, header: readonly string[], find: Finder): void {
  const { number, receivedAt, firstReceiver } = mapping.fields
  const isRequired = (source: FieldSource) =>
    source.required ??
    (source === number || source === receivedAt || (source === firstReceiver && source.default === undefined))
  const missing = allSources(mapping)
    .filter((source) => isRequired(source) && find(columnNames(source)).index === -1)
    .map((source) => columnNames(source)[0] ?? '')
  if (missing.length === 0) return
  throw new FileError('missing_columns', {
    preset: mapping.id,
    missing: [...new Set(missing)],
    found: [...header],
  })
}

function compileField(source: FieldSource | undefined, mapping: Mapping, find: Finder): TextField {
  const order = source?.format ?? mapping.dateFormat
  if (!source) return { index: -1, column: '', fallback: '', order }
  return { ...find(columnNames(source)), fallback: source.default ?? '', order }
}

function compileTexts(mapping: Mapping, compile: Compile): CompiledMapping['fields'] {
  const f = mapping.fields
  return {
    source: compile(f.source),
    number: compile(f.number),
    receivedAt: compile(f.receivedAt),
    recordedAt: compile(f.recordedAt),
    title: compile(f.title),
    text: compile(f.text),
    name: compile(f.name),
    phone: compile(f.phone),
    address: compile(f.address),
    community: compile(f.community),
    firstReceiver: compile(f.firstReceiver),
    replyDue: compile(f.replyDue),
    acknowledgedAt: compile(f.acknowledgedAt),
    classifiedAt: compile(f.classifiedAt),
    dispatchedAt: compile(f.dispatchedAt),
    dispatchedTo: compile(f.dispatchedTo),
    followedUpAt: compile(f.followedUpAt),
    repliedAt: compile(f.repliedAt),
    replyText: compile(f.replyText),
    archivedAt: compile(f.archivedAt),
    calledBackAt: compile(f.calledBackAt),
    events: compile(f.events),
  }
}

function compileCodes(mapping: Mapping, compile: Compile): CompiledMapping['codes'] {
  const code = <T extends Record<string, Words>>(list: T, source: FieldSource | undefined) => {
    const lookup = codeLookup(list, source?.values)
    const otherwise = source?.otherwise === undefined ? null : lookup(source.otherwise)
    if (otherwise === undefined) throw new FileError('mapping_invalid', { value: source?.otherwise })
    return { ...compile(source), lookup, otherwise }
  }
  const f = mapping.fields
  return {
    channel: code(CHANNELS, f.channel),
    urgency: code(URGENCIES, f.urgency),
    scope: code(SCOPES, f.scope),
    departmentKind: code(DEPARTMENT_KINDS, f.departmentKind),
    outcome: code(OUTCOMES, f.outcome),
    reached: code(REACHED, f.reached),
    resolved: code(ANSWERS, f.resolved),
    grade: code(GRADES, f.grade),
  }
}

function compileRule(rule: MappingRule, compile: Compile): CompiledRule {
  const { column, contains, equals, outcome, redispatched } = rule
  return {
    index: compile({ column }).index,
    contains: contains?.toLowerCase() ?? null,
    equals: equals?.toLowerCase() ?? null,
    outcome: outcome ?? null,
    redispatched: redispatched ? { at: compile({ column: redispatched.at }), to: redispatched.to } : null,
  }
}
