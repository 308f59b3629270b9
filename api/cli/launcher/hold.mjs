// An interrupt that comes while a command is still being loaded waits until the command can answer it: preloaded by
// `launch.mjs --hold`, before anything else. The command finds the signal here (import/interrupted.ts).
const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop.abort())
globalThis[Symbol.for('pingyi.interrupted')] = stop.signal
