// Reads vector files for tests: the facts copied into fixtures/vectors, and the whole set beside the project where it is.
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')

/** Folder of the whole set. */
export const sharedVectors = resolve(root, process.env.PINGYI_VECTORS ?? '../shared/vectors')
export const copiedVectors = join(root, 'fixtures/vectors')

/**
 * A vector file's contents for `describe.each`: always the copy, and the whole file where it is present. A label says
 * when only the copy was checked.
 */
export function vectorSources<T>(copy: string, shared: string): [label: string, file: T][] {
  const read = (path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T
  const whole = join(sharedVectors, shared)
  if (existsSync(whole)) {
    return [
      [`copied facts: ${copy}`, read(join(copiedVectors, copy))],
      [`whole set: ${shared}`, read(whole)],
    ]
  }
  return [[`copied facts only, ${whole} is absent: ${copy}`, read(join(copiedVectors, copy))]]
}

/** A file of the whole set that has no copy, for `describe.each`: nothing where the set is absent. */
export function wholeSet<T>(shared: string): [label: string, file: T][] {
  const whole = join(sharedVectors, shared)
  if (!existsSync(whole)) return []
  return [[`whole set: ${shared}`, JSON.parse(readFileSync(whole, 'utf8'))]]
}
