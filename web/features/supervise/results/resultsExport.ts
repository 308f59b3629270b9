// Results as a file: departments with every number behind their figures, then what can be sent back.
import type { ExportCell, ExportColumn, ExportDocument, ExportTable } from '#web/exports/exportTable.ts'
import type { EstimateData, Results, UnitRow } from './queries.ts'
import { type About, type Leaving, resultsEnvelope } from './resultsEnvelope.ts'
import { refutedOf, statementText } from './resultWords.ts'

export function resultsDocument(results: Results, leaving: Leaving, about: About): ExportDocument {
  return {
    tables: [unitsTable(results, about), mismatchTable(results, about)],
    envelope: resultsEnvelope('check_results', results, { ...leaving, about }),
  }
}

type Verified = Pick<UnitRow, 'frame' | 'asked' | 'upheld' | 'resolved' | 'satisfied' | 'reported'>

function unitsTable(results: Results, { words }: About): ExportTable {
  const { t } = words
  const estimated = (id: string, head: string): ExportColumn[] => [
    { id, head, kind: 'rate', isBrief: true },
    { id: `${id}_lo`, head: `${head} ≥`, kind: 'rate', isBrief: true },
    { id: `${id}_hi`, head: `${head} ≤`, kind: 'rate', isBrief: true },
    { id: `${id}_num`, head: `${head} Σ`, kind: 'number' },
    { id: `${id}_den`, head: `${head} n`, kind: 'count' },
  ]
  const named = (what: 'resolved' | 'satisfied', as: 'reported' | 'verified') =>
    `${t(`checkResults.${what}`)} ${t(`checkResults.${as}`, { value: '' }).trim()}`
  return {
    title: t('checkResults.units'),
    name: t('checkResults.units'),
    columns: [
      { id: 'code', head: t('exports.columnRaw'), kind: 'id' },
      { id: 'unit', head: t('checkResults.unit'), kind: 'text', isBrief: true },
      { id: 'frame', head: t('checkResults.list_frame'), kind: 'count' },
      { id: 'asked', head: t('checkResults.list_asked'), kind: 'count', isBrief: true },
      ...estimated('refuted', t('checkResults.refuted')),
      ...estimated('resolved', named('resolved', 'verified')),
      { id: 'resolved_reported', head: named('resolved', 'reported'), kind: 'rate' },
      ...estimated('satisfied', named('satisfied', 'verified')),
      { id: 'satisfied_reported', head: named('satisfied', 'reported'), kind: 'rate' },
      { id: 'response', head: t('checkResults.responseRate'), kind: 'rate' },
      { id: 'false', head: t('checkResults.statement'), kind: 'count' },
      { id: 'claim_visited', head: t('checkResults.list_claim_visited'), kind: 'count' },
      { id: 'p', head: 'p', kind: 'number' },
      { id: 'q', head: 'q', kind: 'number' },
      { id: 'statement', head: t('checkResults.state'), kind: 'text' },
    ],
    rows: [
      ...results.units.map((row) => [
        row.department.id,
        row.department.name,
        ...figuresOf(row),
        ...[row.claim.falseOnes.count, row.claim.visited.count, row.claim.p, row.claim.q],
        statementText(row.claim, words),
      ]),
      ['', t('checkResults.total'), ...figuresOf(results.total), null, null, null, null, ''],
    ],
  }
}

function figuresOf({ frame, asked, upheld, resolved, satisfied, reported }: Verified): ExportCell[] {
  const refuted = refutedOf(upheld)
  const cells = ({ value, lo, hi, num, den }: EstimateData) => [value, lo, hi, num, den]
  return [
    frame.count,
    asked.count,
    ...cells({ ...upheld, ...refuted, num: upheld.den - upheld.num }),
    ...cells(resolved),
    reported?.resolution.value ?? null,
    ...cells(satisfied),
    reported?.satisfaction.value ?? null,
    resolved.responseRate,
  ]
}

function mismatchTable({ mismatches, units }: Results, { words: { t, f } }: About): ExportTable {
  const nameOf = new Map(units.map(({ department: { id, name } }) => [id, name]))
  return {
    title: t('checkResults.mismatches'),
    name: t('checkResults.list_claim_visited'),
    columns: [
      { id: 'case', head: t('checkResults.case'), kind: 'id', isBrief: true },
      { id: 'title', head: t('checkResults.caseTitle'), kind: 'text' },
      { id: 'unit', head: t('checkResults.unit'), kind: 'text', isBrief: true },
      { id: 'state', head: t('checkResults.state'), kind: 'text', isBrief: true },
    ],
    rows: mismatches.map(({ caseId, title, department, sentBackAt, sentBackBy }) => [
      caseId,
      title,
      nameOf.get(department) ?? department,
      sentBackAt === null
        ? t('checkResults.notSentBack')
        : t('checkResults.sentBack', { by: sentBackBy ?? '', at: f.dateTimeLong(sentBackAt) }),
    ]),
  }
}
