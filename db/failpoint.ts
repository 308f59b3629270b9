// Named moments at which a proof kills the process, to show that what it leaves behind is whole.

/** Every moment, in the order in which it is passed. */
export const FAILPOINTS = [
  'migrate.begun',
  'migrate.statement',
  'migrate.checked',
  'migrate.committed',
  'import.opened',
  'import.hashed',
  'import.staged',
  'import.merging',
  'import.merge.settings',
  'import.merge.moved',
  'import.merge.trail',
  'import.merge.counted',
  'import.merge.done',
  'import.committed',
  'publish.snapshot',
  'publish.outcomes',
  'publish.released',
  'publish.state',
  'publish.signed',
  'publish.committed',
  'backup.copied',
  'backup.checked',
  'backup.named',
  'backup.recorded',
  'restore.copied',
  'restore.checked',
  'restore.kept',
  'restore.swapped',
] as const
export type Failpoint = (typeof FAILPOINTS)[number]

/** `PINGYI_FAILPOINT=name` kills at the first passing, `name:n` at the n-th; unset, nothing ever happens. */
const [armed = '', nth = '1'] = process.env.PINGYI_FAILPOINT?.split(':') ?? []
let left = Number(nth)

/** Kills the process here, as `kill -9` would, if this is the moment asked for. */
export function failpoint(name: Failpoint): void {
  if (name !== armed) return
  left -= 1
  if (left === 0) process.kill(process.pid, 'SIGKILL')
}
