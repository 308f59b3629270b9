// `npm run prove [-- NAME…]`: the long proofs; figures on stderr, one JSON object as the last line, exit 1 where one misses its bar.
// PINGYI_PROVE_SCALE: size of the proofs; 1 = full (default), 0.05 in CI.
import type { Proof } from './prove/proof.ts'

/** Loaded when wanted: the fuzzer brings the whole app with it. */
const PROOFS: Readonly<Record<string, (scale: number) => Promise<Proof>>> = {
  ranking: async (scale) => (await import('./prove/ranking.ts')).proveRanking(scale),
  receipts: async (scale) => (await import('./prove/receipts.ts')).proveReceipts(scale),
  sampling: async (scale) => (await import('./prove/sampling.ts')).proveSampling(scale),
  signals: async (scale) => (await import('./prove/signals.ts')).proveSignals(scale),
  tables: async (scale) => (await import('./prove/tables.ts')).proveTables(scale),
  privacy: async (scale) => (await import('./prove/privacy.ts')).provePrivacy(scale),
  bombs: async (scale) => (await import('./prove/bombs.ts')).proveBombs(scale),
  fuzz: async (scale) => (await import('./prove/fuzz.ts')).proveFuzz(scale),
  tamper: async (scale) => (await import('./prove/tamper.ts')).proveTamper(scale),
  parsers: async (scale) => (await import('./prove/parsers.ts')).proveParsers(scale),
  screens: async (scale) => (await import('./prove/screens.ts')).proveScreens(scale),
  kills: async (scale) => (await import('./prove/survival/kills.ts')).proveKills(scale),
  wal: async (scale) => (await import('./prove/survival/wal.ts')).proveWal(scale),
  diskfull: async () => (await import('./prove/survival/diskFull.ts')).proveDiskFull(),
  failpoints: async (scale) => (await import('./prove/survival/failpoints.ts')).proveFailpoints(scale),
  migrations: async (scale) => (await import('./prove/survival/migrations.ts')).proveMigrations(scale),
  syncs: async (scale) => (await import('./prove/survival/syncs.ts')).proveSyncs(scale),
  backup: async (scale) => (await import('./prove/survival/backup.ts')).proveBackup(scale),
}

async function main(names: readonly string[]): Promise<void> {
  const scale = Number(process.env.PINGYI_PROVE_SCALE ?? 1)
  if (!(scale > 0 && scale <= 1)) throw new Error('PINGYI_PROVE_SCALE lies above 0 and not above 1')
  const known = Object.keys(PROOFS)
  const unknown = names.filter((name) => !known.includes(name))
  if (unknown.length > 0) throw new Error(`no proof ${unknown.join(', ')}; there are ${known.join(', ')}`)
  const wanted = names.length > 0 ? [...new Set(names)] : known
  const proofs: Proof[] = []
  for (const name of wanted) {
    const proof = await PROOFS[name]?.(scale)
    if (proof === undefined) continue
    say(proof)
    proofs.push(proof)
  }
  const passed = proofs.every((proof) => proof.passed)
  process.stdout.write(
    `${JSON.stringify({ passed, scale, proofs: Object.fromEntries(proofs.map(summary)) })}\n`,
  )
  if (!passed) process.exitCode = 1
}

/** At once, since the next one may take long. */
function say({ name, trials, figures }: Proof): void {
  for (const { id, value, good, passed } of figures) {
    const verdict = passed ? 'holds' : 'MISSES'
    process.stderr.write(
      `${name.padEnd(10)} ${id.padEnd(24)} ${value.toFixed(4)}  good ${good.padEnd(7)} ${verdict}  of ${trials}\n`,
    )
  }
}

function summary({ name, trials, figures, passed }: Proof): [string, object] {
  const values = Object.fromEntries(figures.map(({ id, value }) => [id, value]))
  return [name, { passed, trials, ...values }]
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
