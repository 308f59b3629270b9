// Once per run: a folder in which demo streets stand for all test files, since generating one takes seconds.
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the streets that `demoStreet` has generated. */
    readonly streets: string
  }
}

export function setup(project: TestProject): () => void {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pingyi-streets-'))
  project.provide('streets', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}
