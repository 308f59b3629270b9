// Makes node_modules what package-lock.json says, with a SQLite driver that loads, and does nothing when it already is.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { withLock } from './lock.mjs'
import { inRoot, root, say } from './paths.mjs'
import { runQuietly } from './run.mjs'

const LOG = 'install.log'
const marker = inRoot('node_modules/.pingyi-installed')

/** Safe to call from several processes at once; the second waits and finds the work done. */
export async function ensureInstalled() {
  if (isCurrent()) return
  await withLock('.install-lock', async () => {
    if (isCurrent()) return
    if (!treeMatchesLock()) await installPackages()
    if (!driverLoads()) await compileDriver()
    writeFileSync(marker, fingerprint())
  })
}

/** The packages wanted and the kind of Node the driver was compiled for. */
function fingerprint() {
  const lock = createHash('sha256')
    .update(readFileSync(inRoot('package-lock.json')))
    .digest('hex')
  return `${lock} ${process.platform}-${process.arch} abi ${process.versions.modules}\n`
}

function isCurrent() {
  return existsSync(marker) && readFileSync(marker, 'utf8') === fingerprint()
}

/** True when somebody installed by hand and every package stands there in the version the lock names. */
function treeMatchesLock() {
  try {
    const wanted = packagesOf('package-lock.json')
    const present = packagesOf('node_modules/.package-lock.json')
    return Object.entries(wanted).every(([place, entry]) => {
      if (place === '') return true
      if (present[place] === undefined) return entry.optional === true
      return present[place].version === entry.version && existsSync(inRoot(place))
    })
  } catch {
    return false
  }
}

const packagesOf = (file) => JSON.parse(readFileSync(inRoot(file), 'utf8')).packages

async function installPackages() {
  say('installing packages, about half a minute (log: install.log)')
  const flags = [
    '--ignore-scripts',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=warn',
  ]
  await runQuietly([...npm(), 'ci', ...flags], {
    logName: LOG,
    trouble: 'the packages could not be installed. Is the npm registry reachable?',
  })
}

/** In a process of its own: a driver of the wrong kind may take its process down. */
function driverLoads() {
  const probe = "new (require('better-sqlite3'))(':memory:').close()"
  return spawnSync(process.execPath, ['-e', probe], { cwd: root, stdio: 'ignore' }).status === 0
}

async function compileDriver() {
  say('preparing the SQLite driver; compiling it takes one to two minutes (log: install.log)')
  const trouble = `the SQLite driver could not be compiled. ${compilerAdvice()}`
  const flags = ['--ignore-scripts=false', '--foreground-scripts', '--loglevel=warn']
  await runQuietly([...npm(), 'rebuild', 'better-sqlite3', ...flags], {
    env: nodeHeaders(),
    logName: LOG,
    trouble,
  })
  if (!driverLoads()) throw new Error(trouble)
}

/** Node's own headers where they lie beside it; otherwise node-gyp asks nodejs.org for them, which a closed network refuses. */
function nodeHeaders() {
  if (process.env.npm_config_nodedir) return {}
  const home = path.resolve(process.execPath, '../..')
  return existsSync(path.join(home, 'include/node/node.h')) ? { npm_config_nodedir: home } : {}
}

function compilerAdvice() {
  const missing = ['python3', 'make', 'g++'].filter((tool) => spawnSync(tool, ['--version']).status !== 0)
  return missing.length === 0
    ? 'A compiler is there; the log says what went wrong.'
    : `Missing: ${missing.join(', ')}. On Debian and Ubuntu: apt-get install -y python3 make g++`
}

/** The npm that started us, else the one on the path. */
function npm() {
  const started = process.env.npm_execpath
  return started?.endsWith('npm-cli.js') ? [process.execPath, started] : ['npm']
}
