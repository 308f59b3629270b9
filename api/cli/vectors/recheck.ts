// One vector file recomputed: finds the adapter of its shape and counts what agrees.
import { readFileSync } from 'node:fs'
import { caseMixVectors } from './caseMix.ts'
import { compositeVectors } from './composite.ts'
import { csvFormulaVectors } from './csvFormula.ts'
import { discoveryVectors } from './discoveries.ts'
import { estimateVectors, misreportVectors } from './estimates.ts'
import {
  approximateFunnelVectors,
  dispersionVectors,
  exactFunnelVectors,
  funnelClassVectors,
} from './funnel.ts'
import { gcj02Vectors } from './gcj02.ts'
import { importBombVectors } from './importBombs.ts'
import { jcsVectors, leafVectors } from './jcs.ts'
import { consistencyVectors, inclusionVectors, treeVectors } from './merkle.ts'
import { jeffreysVectors, rankProbabilityVectors, shrinkageVectors } from './posterior.ts'
import { cnIdVectors, freeTextVectors, nameMaskVectors, phoneMaskVectors } from './privacy.ts'
import { rankVectors } from './ranks.ts'
import {
  acceptancePlanVectors,
  acceptanceTableVectors,
  allocationVectors,
  characteristicVectors,
  detectionVectors,
  sampleSizeVectors,
} from './sampleDesign.ts'
import { ceremonyVectors, samplerVectors } from './sampler.ts'
import { type Adapter, type Fields, fieldsOf, type Verdict, vectorsOf } from './shape.ts'
import { signalVectors } from './signals.ts'
import { signedNoteVectors } from './signedNote.ts'
import { releaseVectors, suppressionVectors } from './suppression.ts'
import { wilsonVectors } from './wilson.ts'

const ADAPTERS: readonly Adapter[] = [
  wilsonVectors,
  compositeVectors,
  rankVectors,
  exactFunnelVectors,
  approximateFunnelVectors,
  funnelClassVectors,
  dispersionVectors,
  caseMixVectors,
  jeffreysVectors,
  shrinkageVectors,
  rankProbabilityVectors,
  gcj02Vectors,
  csvFormulaVectors,
  importBombVectors,
  cnIdVectors,
  nameMaskVectors,
  phoneMaskVectors,
  freeTextVectors,
  suppressionVectors,
  releaseVectors,
  jcsVectors,
  leafVectors,
  treeVectors,
  inclusionVectors,
  consistencyVectors,
  samplerVectors,
  ceremonyVectors,
  allocationVectors,
  sampleSizeVectors,
  detectionVectors,
  acceptanceTableVectors,
  acceptancePlanVectors,
  characteristicVectors,
  estimateVectors,
  misreportVectors,
  signalVectors,
  discoveryVectors,
  signedNoteVectors,
]

/** The line printed for a file. */
export interface Report {
  readonly file: string
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  /** Which vector failed first and how; null where none did. */
  readonly firstFailure: string | null
}

/**
 * Recomputes a file. A shape no adapter knows is skipped, as many vectors as it holds, at least one; a vector that lacks
 * a field fails; a file that is no JSON object fails as one.
 */
export function recheckFile(path: string): Report {
  let verdicts: Verdict[]
  try {
    verdicts = recheck(fieldsOf(JSON.parse(readFileSync(path, 'utf8'))))
  } catch (error) {
    verdicts = [
      { label: 'file', outcome: 'failed', why: error instanceof Error ? error.message : String(error) },
    ]
  }
  const count = (outcome: Verdict['outcome']) =>
    verdicts.filter((verdict) => verdict.outcome === outcome).length
  const first = verdicts.find(({ outcome }) => outcome === 'failed')
  return {
    file: path,
    passed: count('passed'),
    failed: count('failed'),
    skipped: count('skipped'),
    firstFailure: first === undefined ? null : `${first.label}: ${first.why}`,
  }
}

/** Verdicts over a file's contents. */
export function recheck(file: Fields): Verdict[] {
  const adapter = ADAPTERS.find((one) => one.recognises(file))
  if (adapter !== undefined) return adapter.check(file)
  const count = Math.max(1, vectorsOf(file).length)
  return Array.from({ length: count }, (_, i) => ({ label: `vectors[${i}]`, outcome: 'skipped' }))
}
