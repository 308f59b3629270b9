// Proof: a disk that is full or read-only is said as such, reading goes on, nothing is half written, and room makes it well again.
import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Figure, Proof } from '../proof.ts'
import { pageLimits } from './pageLimits.ts'
import { type Answer, type Server, startServer, type Wrapping } from './processes.ts'
import { buildStreet, newCase } from './street.ts'
import { faultsOf } from './whole.ts'

const SMALL_DISK = '6m'
const ROOM_BYTES = 300_000
const MOST_ENTRIES = 3000
/** `nobody`: to root no folder is read-only. */
const NOBODY = 65_534

/** What is wrong with a variant, in words; null = it cannot be tried on this machine, and why it was skipped was said. */
type Variant = (folder: string, street: string) => Promise<string[] | null>

const VARIANTS: Readonly<Record<string, Variant>> = {
  ...pageLimits,
  file_size_limit: fileSizeLimit,
  small_disk: smallDisk,
  read_only_folder: readOnlyFolder,
  read_only_file: readOnlyFile,
}

/** Every variant once, whatever the scale. */
export async function proveDiskFull(): Promise<Proof> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'pingyi-disk-'))
  chmodSync(folder, 0o755)
  const figures: Figure[] = []
  try {
    const street = path.join(folder, 'street.db')
    await buildStreet(street, Date.parse('2026-10-20T12:00:00+08:00'))
    for (const [id, variant] of Object.entries(VARIANTS)) {
      const own = path.join(folder, id)
      mkdirSync(own)
      const wrong = await variant(own, street)
      for (const words of wrong ?? []) process.stderr.write(`diskfull: ${id}: ${words}\n`)
      if (wrong !== null) figures.push({ id, value: wrong.length, good: '0', passed: wrong.length === 0 })
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return { name: 'diskfull', trials: figures.length, figures, passed: figures.every(({ passed }) => passed) }
}

/** Files may not grow above the size the database has, and a little. */
async function fileSizeLimit(folder: string, street: string): Promise<string[] | null> {
  if (!has('prlimit')) return skipped('there is no prlimit')
  const file = copied(street, folder)
  const limit = statSync(file).size + ROOM_BYTES
  const through = ['env', '--ignore-signal=XFSZ', 'prlimit', `--fsize=${limit}:unlimited`]
  return filledUp(file, { through }, ({ pid }) => {
    spawnSync('prlimit', ['--pid', String(pid), '--fsize=unlimited'])
  })
}

/** A disk of some megabytes with other things on it that go away. */
async function smallDisk(folder: string, street: string): Promise<string[] | null> {
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${SMALL_DISK}`, 'none', folder]).status !== 0) {
    return skipped('this user may not mount a small disk')
  }
  try {
    const file = copied(street, folder)
    const ballast = path.join(folder, 'ballast')
    const free = Number(
      spawnSync('df', ['--output=avail', '-B1', folder], { encoding: 'utf8' }).stdout.split('\n')[1],
    )
    writeFileSync(ballast, Buffer.alloc(free - ROOM_BYTES))
    return await filledUp(file, {}, () => rmSync(ballast))
  } finally {
    spawnSync('umount', [folder])
  }
}

/** Enters cases until the disk is full, then makes room and goes on. */
async function filledUp(
  file: string,
  wrapping: Wrapping,
  makeRoom: (server: Server) => void,
): Promise<string[]> {
  const server = await startServer(file, wrapping)
  await server.signIn('operator')
  const entered: string[] = []
  const refused = await enterUntilFull(server, entered)
  const wrong = [
    ...expected(refused, 507, 'storage_full'),
    ...expected(await server.ask('/cases?period=2026'), 200),
    ...expected(await server.ask('/kpis?period=2026-09'), 200),
  ]
  makeRoom(server)
  const after = await server.ask('/cases', { method: 'POST', body: newCase('after') })
  wrong.push(...expected(after, 201))
  if (after?.status === 201) entered.push(String(after.body.id))
  const { code } = await server.end('SIGTERM')
  if (code !== 0) wrong.push(`the server ended with ${code}`)
  return [...wrong, ...faultsOf(file), ...(await missing(file, entered))]
}

async function enterUntilFull(server: Server, entered: string[]): Promise<Answer | null> {
  for (let i = 0; i < MOST_ENTRIES; i++) {
    const answer = await server.ask('/cases', { method: 'POST', body: newCase(`D${i}`) })
    if (answer?.status !== 201) return answer
    entered.push(String(answer.body.id))
  }
  throw new Error('the disk did not fill up')
}

async function missing(file: string, entered: readonly string[]): Promise<string[]> {
  const server = await startServer(file)
  const answers = await Promise.all(entered.map((id) => server.ask(`/cases/${encodeURIComponent(id)}`)))
  await server.end('SIGTERM')
  return answers.flatMap((answer, i) =>
    answer?.status === 200 ? [] : [`${entered[i]} was acknowledged and is lost`],
  )
}

/** A folder nobody may write to: the server says so and does not start; the file is what it was. */
async function readOnlyFolder(folder: string, street: string): Promise<string[] | null> {
  const wrapping = unprivileged()
  if (wrapping === null) return skipped('nobody but root may read the program')
  const file = copied(street, folder)
  chmodSync(file, 0o444)
  chmodSync(folder, 0o555)
  const refusal = await startServer(file, wrapping).then(
    async (server) => `it started, and ended with ${(await server.end('SIGTERM')).code}`,
    (error: unknown) => String(error),
  )
  chmodSync(folder, 0o755)
  chmodSync(file, 0o644)
  const isClear = /cannot be written/.test(refusal) && !/\n\s+at /.test(refusal)
  return [...(isClear ? [] : [refusal]), ...faultsOf(file)]
}

/** A file nobody may write to in a folder where one may: it is read, every write is refused in words. */
async function readOnlyFile(folder: string, street: string): Promise<string[] | null> {
  const wrapping = unprivileged()
  if (wrapping === null) return skipped('nobody but root may read the program')
  const file = copied(street, folder)
  chmodSync(file, 0o444)
  chmodSync(folder, 0o777)
  const server = await startServer(file, wrapping)
  const wrong = [
    ...expected(await server.ask('/kpis?period=2026-09'), 200),
    ...expected(await server.signIn('operator'), 507, 'storage_read_only'),
  ]
  const { code } = await server.end('SIGTERM')
  if (code !== 0) wrong.push(`the server ended with ${code}`)
  chmodSync(file, 0o644)
  return [...wrong, ...faultsOf(file)]
}

/** How to start a program that has no more rights than people have; null = such a user cannot even read it here. */
function unprivileged(): Wrapping | null {
  if (process.getuid?.() !== 0) return {}
  const through = ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups']
  const tried = spawnSync('setpriv', [...through.slice(1), 'test', '-r', 'api/cli/start.ts'])
  return tried.status === 0 ? { env: { HOME: '/nonexistent' }, through } : null
}

function expected(answer: Answer | null, status: number, code?: string): string[] {
  const isSo = answer?.status === status && (code === undefined || answer.body.code === code)
  return isSo ? [] : [`${status} ${code ?? ''} was expected, not ${JSON.stringify(answer)}`]
}

function copied(street: string, folder: string): string {
  const file = path.join(folder, 'p.db')
  copyFileSync(street, file)
  return file
}

const has = (program: string): boolean => spawnSync(program, ['--version']).status === 0

function skipped(why: string): null {
  process.stderr.write(`diskfull: SKIPPED: ${why}\n`)
  return null
}
