// Proof of the detector of personal data: what it finds of planted residents, and what it finds where there is nobody.
import { findPersonal } from '../../domain/privacy/findPersonal.ts'
import type { Figure, Proof } from './proof.ts'
import { type Random, randomFor } from './random.ts'
import { clean, type Planted, withAddress, withId, withName, withPhone } from './residents.ts'

const TEXTS = 20_000
const SEED = 'privacy'

/**
 * 20,000 × scale texts of each kind (trust.md section 4): of telephones and citizen numbers in all their writings at least
 * 99 % are masked, of addresses 95 %, of announced names 90 % (our own bar); of complaints that name nobody at most 1 % are
 * touched. Masked = every sign of the piece lies in a span.
 */
export function provePrivacy(scale: number): Proof {
  const texts = Math.max(1, Math.round(TEXTS * scale))
  const figures = [
    recall('phones_masked', 0.99, { texts, make: withPhone }),
    recall('citizen_numbers_masked', 0.99, { texts, make: withId }),
    recall('addresses_masked', 0.95, { texts, make: withAddress }),
    recall('names_masked', 0.9, { texts, make: withName }),
    falseAlarms(texts),
  ]
  return { name: 'privacy', trials: texts, figures, passed: figures.every(({ passed }) => passed) }
}

interface Corpus {
  readonly texts: number
  readonly make: (random: Random) => Planted
}

function recall(id: string, bar: number, { texts, make }: Corpus): Figure {
  let found = 0
  for (let i = 0; i < texts; i++) {
    const { text, piece } = make(randomFor(`${SEED} ${id}`, i))
    if (isCovered(text, piece)) found += 1
  }
  const value = found / texts
  return { id, value, good: `≥ ${bar}`, passed: value >= bar }
}

function isCovered(text: string, piece: string): boolean {
  const start = text.lastIndexOf(piece)
  const spans = findPersonal(text)
  return Array.from(piece, (_, i) => start + i).every((at) =>
    spans.some((span) => span.start <= at && at < span.end),
  )
}

function falseAlarms(texts: number): Figure {
  let touched = 0
  for (let i = 0; i < texts; i++)
    touched += Math.min(1, findPersonal(clean(randomFor(`${SEED} clean`, i))).length)
  const value = touched / texts
  return { id: 'false_alarms', value, good: '≤ 0.01', passed: value <= 0.01 }
}
