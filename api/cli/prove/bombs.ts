// Proof that files made to exhaust a reader are refused within 150 MiB and 10 seconds, each in a process of its own.
import { type Attempt, tryBomb } from '../bombs/tryBomb.ts'
import type { Figure, Proof } from './proof.ts'

const MOST_MIB = 150
const MOST_SECONDS = 10

/** trust.md 8.4, and a cell no spreadsheet could hold. */
const RECIPES = [
  'sheet1.xml = valid prolog + 512 MiB of spaces',
  'the central directory says uncompressed size 1000',
  'the central directory says uncompressed size 60,000,000',
  '100,000 empty entries',
  '<c r="XFD1048576"> only',
  '<row r="99999999999">',
  'sharedStrings count="4294967295" with 3 real items',
  'DTD billion laughs in sheet1.xml',
  'entry name ../../etc/passwd',
  'entry name C:\\windows\\win.ini',
  'overlapping entries',
  'one cell of 40,000 characters',
  'one cell of 90,000,000 characters',
] as const

/** Every recipe, and one CSV line of 1 GiB (a smaller run: 300 MB) without an end. */
export function proveBombs(scale: number): Proof {
  const recipes = [...RECIPES, scale === 1 ? 'one 1 GiB line' : 'one 300 MB line']
  const attempts = recipes.flatMap((make) => tryBomb(make) ?? [])
  const refused = attempts.filter(({ refused: code }) => code !== null).length / recipes.length
  const figures: Figure[] = [
    { id: 'refused', value: refused, good: '= 1', passed: refused === 1 },
    most(
      'extra_memory_mib',
      MOST_MIB,
      attempts.map(({ extraMiB }: Attempt) => extraMiB),
    ),
    most(
      'seconds',
      MOST_SECONDS,
      attempts.map(({ seconds }: Attempt) => seconds),
    ),
  ]
  return { name: 'bombs', trials: recipes.length, figures, passed: figures.every(({ passed }) => passed) }
}

function most(id: string, bar: number, values: readonly number[]): Figure {
  const value = Math.max(...values)
  return { id, value, good: `≤ ${bar}`, passed: value <= bar }
}
