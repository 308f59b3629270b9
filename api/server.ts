// Listening and stopping: a busy port is said in words; a stop lets running requests end and leaves a clean database.
import { foldLog } from '#db/queries/writeAheadLog.ts'
import type { App } from './plugins/decorations.ts'

/** Running requests have this long to end. */
const GRACE_MS = 10_000
/** A connection whose request has just ended would otherwise be kept for the next one, which never comes. */
const SWEEP_MS = 50

const REASONS: Readonly<Record<string, (address: string) => string>> = {
  EADDRINUSE: (address) => `${address} is in use: another server runs there. Set PORT to another port.`,
  EACCES: (address) => `${address} may not be opened by this user. Set PORT to a port above 1023.`,
  EADDRNOTAVAIL: (address) => `${address} is no address of this machine. Set HOST.`,
  ENOTFOUND: (address) => `${address} is no address of this machine. Set HOST.`,
}

/** Starts listening where the settings say and returns the address. Throws in words where it cannot. */
export async function listen(app: App): Promise<string> {
  const { host, port } = app.config
  try {
    return await app.listen({ host, port })
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
    const reason = REASONS[code]
    if (reason === undefined) throw cause
    throw new Error(reason(`${host}:${port}`), { cause })
  }
}

/**
 * Stops accepting, lets running requests end, folds the write-ahead log into the database file and closes it.
 * After ten seconds what still runs is cut.
 */
export async function stopGracefully(app: App): Promise<void> {
  const cut = setTimeout(() => app.server.closeAllConnections(), GRACE_MS)
  const sweep = setInterval(() => app.server.closeIdleConnections(), SWEEP_MS)
  try {
    await app.close()
  } finally {
    clearTimeout(cut)
    clearInterval(sweep)
    closeDatabase(app)
  }
}

/** Where there is no room to fold the log it stays beside the file, and with it everything in it. */
function closeDatabase(app: App): void {
  try {
    foldLog(app.db.sqlite)
  } catch (err) {
    app.log.warn({ err }, 'the write-ahead log stays beside the database')
  } finally {
    app.db.close()
  }
}
