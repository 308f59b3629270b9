// Every named moment stands in the code once, and one nobody asked for does nothing.
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { FAILPOINTS, failpoint } from './failpoint.ts'

it('every name is passed in one place, and no other name', () => {
  const files = ['api', 'db'].flatMap((floor) =>
    (readdirSync(floor, { recursive: true }) as string[]).map((name) => path.join(floor, name)),
  )
  const sources = files
    .filter((file) => /(?<!\.test)\.ts$/.test(file))
    .map((file) => readFileSync(file, 'utf8'))
  const passed = sources.flatMap((text) =>
    [...text.matchAll(/failpoint\('([^']+)'\)/g)].map((match) => match[1]),
  )
  expect(passed.sort()).toEqual([...FAILPOINTS].sort())
})

it('is nothing while no moment is asked for', () => {
  expect(process.env.PINGYI_FAILPOINT).toBeUndefined()
  for (const name of FAILPOINTS) failpoint(name)
})
