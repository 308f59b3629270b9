// Builds the web into dist/web and the server into dist/api when their sources differ from those of the last build, told by
// content, not by dates.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { withLock } from './lock.mjs'
import { inRoot, say } from './paths.mjs'
import { runQuietly, toolPath } from './run.mjs'

const NOT_BUILT = /\.(?:test|spec|bench)\.tsx?$|^(?:api|db|web)[\\/](?:e2e|test|bench)[\\/]/

/** `made` must be there, `stamp` holds the digest of what it was made from, beside the folder: a build empties that first. */
const WEB = {
  name: 'web',
  sources: ['web', 'api/domain', 'api/contract', 'db/vocabulary.ts', 'db/units.ts', 'package-lock.json'],
  // The dashboard first: it empties the folder.
  configs: ['web/vite.config.ts', 'web/vite.kiosk.config.ts'],
  made: 'dist/web/index.html',
  stamp: 'dist/web.sources',
}
const SERVER = {
  name: 'server',
  sources: ['api', 'db', 'package-lock.json'],
  configs: ['api/vite.config.ts'],
  made: 'dist/api/start.js',
  stamp: 'dist/api.sources',
}

export const buildWeb = ({ always }) => build(WEB, always)

/** `api/cli/start.ts` with all it imports of ours as one file, which is loaded in less than half the time. */
export const buildServer = () => build(SERVER, false)

async function build(what, always) {
  if (!always && isBuilt(what)) return
  await withLock('.build-lock', async () => {
    if (!always && isBuilt(what)) return
    say(`building the ${what.name} (log: build.log)`)
    const sources = digest(what)
    for (const config of what.configs) {
      await runQuietly([process.execPath, toolPath('vite'), 'build', '--config', config], {
        // A parent may say "test", and React would then build itself for development.
        env: { NODE_ENV: 'production' },
        logName: 'build.log',
        trouble: `the ${what.name} could not be built.`,
      })
    }
    writeFileSync(inRoot(what.stamp), sources)
  })
}

function isBuilt(what) {
  const stamp = inRoot(what.stamp)
  return existsSync(inRoot(what.made)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest(what)
}

function digest({ sources }) {
  const hash = createHash('sha256')
  for (const file of sources.flatMap(filesUnder).sort()) {
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
