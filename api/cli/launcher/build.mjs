// Builds the web into dist/web when its sources differ from those of the last build, told by content, not by dates.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { withLock } from './lock.mjs'
import { inRoot, say } from './paths.mjs'
import { runQuietly, toolPath } from './run.mjs'

const SOURCES = ['web', 'api/domain', 'api/contract', 'db/vocabulary.ts', 'db/units.ts', 'package-lock.json']
const CONFIGS = ['web/vite.config.ts', 'web/vite.kiosk.config.ts']
const NOT_BUILT = /\.(?:test|spec)\.tsx?$|^web[\\/](?:e2e|test)[\\/]/
/** Beside dist/web, not in it: a build empties that folder first. */
const stamp = inRoot('dist/web.sources')

export async function buildWeb({ always }) {
  if (!always && isBuilt()) return
  await withLock('.build-lock', async () => {
    if (!always && isBuilt()) return
    say('building the web (log: build.log)')
    const sources = digest()
    // The dashboard first: it empties the folder.
    for (const config of CONFIGS) {
      await runQuietly([process.execPath, toolPath('vite'), 'build', '--config', config], {
        // A parent may say "test", and React would then build itself for development.
        env: { NODE_ENV: 'production' },
        logName: 'build.log',
        trouble: 'the web could not be built.',
      })
    }
    writeFileSync(stamp, sources)
  })
}

function isBuilt() {
  return (
    existsSync(inRoot('dist/web/index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest()
  )
}

function digest() {
  const hash = createHash('sha256')
  for (const file of SOURCES.flatMap(filesUnder).sort()) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(inRoot(file)))
      .update('\0')
  }
  return hash.digest('hex')
}

function filesUnder(place) {
  if (path.extname(place) !== '') return [place]
  return readdirSync(inRoot(place), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(inRoot(), path.join(entry.parentPath, entry.name)))
    .filter((file) => !NOT_BUILT.test(file))
}
