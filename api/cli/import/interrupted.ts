// Whether somebody wants the command to stop (Ctrl-C, SIGTERM), from as early on as there is anybody to listen.

const held = (globalThis as Record<symbol, unknown>)[Symbol.for('pingyi.interrupted')]

/** The signal of `launcher/hold.mjs` where the launcher preloaded it; else listening begins here. */
export const interrupted: AbortSignal = held instanceof AbortSignal ? held : listen()

function listen(): AbortSignal {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop.abort())
  return stop.signal
}
