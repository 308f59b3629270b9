// A council's result as files: workbook and CSV with every count, the long picture, and the envelope both carry.
import type { Meta } from '#api/contract/meta.ts'
import { COUNCIL_STATES } from '#db/vocabulary.ts'
import { envelopeOf } from '#web/exports/envelope.ts'
import type { ExportDocument, ExportEnvelope, ExportTable, Stamp } from '#web/exports/exportTable.ts'
import type { Words } from '#web/lib/i18n/WordsContext.tsx'
import type { PosterInput } from '#web/marks/poster.ts'
import type { Council, CouncilResult } from './queries.ts'
import { byScore, creditsText, gradeNames, points } from './resultRows.ts'

export interface CouncilInput {
  readonly council: Council
  readonly result: CouncilResult
  readonly address: string
}

interface About {
  readonly meta: Meta
  readonly words: Words
}

export function councilDocument(input: CouncilInput, stamp: Stamp, about: About): ExportDocument {
  return {
    tables: [scoreTable(input, about), countTable(input, about)],
    envelope: councilEnvelope(input, stamp, about),
  }
}

/** What a council's file says of itself: its own state stands where a ranking's would, the result's hash where a snapshot's. */
export function councilEnvelope(
  { council, result, address }: CouncilInput,
  stamp: Stamp,
  { meta, words }: About,
): ExportEnvelope {
  const { t, label } = words
  const status = label(COUNCIL_STATES, council.state)
  const { period: id, resultHash } = council
  const { start, end } = meta.periods.find((one) => one.id === id) ?? {
    start: council.heldAt,
    end: council.heldAt,
  }
  const envelope = envelopeOf(
    {
      ...{ what: 'council', of: String(council.id), title: council.title },
      answer: {
        period: { id, start, end },
        asOf: asOfCouncil(council, meta),
        ruleSet: meta.ruleSet.id,
        dataVersion: meta.dataVersion,
      },
      filters: { period: id },
      size: t('council.size', { n: result.ballots.valid }),
      more: [
        { id: 'credits', label: t('council.scoreHead'), text: creditsText(result, words), raw: '' },
        {
          id: 'quorum',
          label: t('council.factQuorum'),
          text: validityText({ council, result }, words),
          raw: '',
        },
        {
          id: 'ballots',
          label: t('council.ballotsHead'),
          text: t('council.counts', result.ballots),
          raw: '',
        },
      ],
      ...{ stamp, address },
    },
    meta,
    words,
  )
  const said: Readonly<Record<string, string>> = { status, snapshot: resultHash ?? '' }
  const notes = envelope.notes.map((note) => {
    const text = said[note.id]
    return text === undefined ? note : { ...note, text, raw: note.id === 'status' ? council.state : text }
  })
  return { ...envelope, notes, status, isDraft: council.state !== 'published' }
}

/**
 * Instant of the result: when the ballots were sealed; where the deployment's clock stands still it is that clock's, as on every other
 * paper, since the sealing was entered by the machine's.
 */
const asOfCouncil = ({ sealedAt, heldAt }: Council, { clock, asOf }: Meta): string =>
  clock === 'fixed' ? asOf : (sealedAt ?? heldAt)

export function validityText({ council, result }: Omit<CouncilInput, 'address'>, { t }: Words): string {
  const told = { attended: council.attended ?? 0, quorum: council.quorum }
  return t(result.isValid ? 'council.valid' : 'council.invalid', told)
}

function scoreTable({ council, result }: CouncilInput, { words }: About): ExportTable {
  const { t } = words
  return {
    title: council.title,
    name: t('council.chartTable'),
    columns: [
      { id: 'unit', head: t('council.unitHead'), kind: 'text', isBrief: true },
      { id: 'score', head: t('council.scoreHead'), kind: 'score', isBrief: true },
      { id: 'lo', head: `${t('council.intervalHead')} ≥`, kind: 'score', isBrief: true },
      { id: 'hi', head: `${t('council.intervalHead')} ≤`, kind: 'score', isBrief: true },
      { id: 'spread', head: t('council.spreadHead'), kind: 'score' },
      { id: 'n', head: t('council.nHead'), kind: 'count', isBrief: true },
    ],
    rows: byScore(result).map((row) => [
      row.department.name,
      points(row.value),
      points(row.lo),
      points(row.hi),
      points(row.spread),
      row.n,
    ]),
  }
}

function countTable({ council, result }: CouncilInput, { words }: About): ExportTable {
  const { t } = words
  return {
    title: council.title,
    name: t('council.questions'),
    columns: [
      { id: 'unit', head: t('council.unitHead'), kind: 'text' },
      { id: 'question', head: t('council.questionHead'), kind: 'text' },
      ...gradeNames(words).map((head, i) => ({ id: `grade${i + 1}`, head, kind: 'count' as const })),
    ],
    rows: byScore(result).flatMap(({ department, counts }) =>
      counts.map((one, q) => [department.name, council.questions[q] ?? '', ...one]),
    ),
  }
}

export function councilPoster(input: CouncilInput, stamp: Stamp, { meta, words }: About): PosterInput {
  const { council, result } = input
  const { t, f, label } = words
  const grades = gradeNames(words)
  return {
    lang: words.lang,
    street: meta.street.name,
    title: council.title,
    sub: [
      `${f.dateTimeLong(council.heldAt)} · ${council.place}`,
      `${t('council.ballotsHead')} ${t('council.counts', result.ballots)}`,
    ],
    watermark: council.state === 'published' ? null : t('council.draftMark'),
    status: label(COUNCIL_STATES, council.state),
    axis: null,
    rows: byScore(result).map((row, i) => ({
      lead: String(i + 1),
      name: row.department.name,
      figure: f.score(points(row.value)),
      figureNote: `${f.score(points(row.lo))}–${f.score(points(row.hi))}`,
      facts: grades.map((grade, g) => ({
        label: grade,
        value: f.integer(row.counts.reduce((sum, one) => sum + (one[g] ?? 0), 0)),
      })),
    })),
    foot: [
      validityText(input, words),
      t('council.credits', { credits: creditsText(result, words) }),
      t('exports.footWho', {
        who: stamp.who,
        time: f.dateTimeLong(stamp.atMs),
        status: t('council.statusNow', { state: label(COUNCIL_STATES, council.state) }),
      }),
    ],
    partOf: (n, of) => t('exports.picturePart', { n, of }),
  }
}
