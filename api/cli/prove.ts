// `npm run prove [-- NAME…]`: the long proofs; figures on stderr, one JSON object as the last line, exit 1 where one misses its bar.
// PINGYI_PROVE_SCALE: size of the proofs; 1 = full (default), 0.05 in CI.
import { proveParsers } from './prove/parsers.ts'
import type { Proof } from './prove/proof.ts'
import { proveRanking } from './prove/ranking.ts'
import { proveBackup } from './prove/survival/backup.ts'
import { proveDiskFull } from './prove/survival/diskFull.ts'
import { proveFailpoints } from './prove/survival/failpoints.ts'
import { proveKills } from './prove/survival/kills.ts'
import { proveWal } from './prove/survival/wal.ts'
import { proveTamper } from './prove/tamper.ts'
import { proveSampling } from './prove/sampling.ts'
import { proveSignals } from './prove/signals.ts'

const PROOFS: Readonly<Record<string, (scale: number) => Proof | Promise<Proof>>> = {
  ranking: proveRanking,
  kills: proveKills,
  wal: proveWal,
  diskfull: proveDiskFull,
  failpoints: proveFailpoints,
  backup: proveBackup,
  tamper: proveTamper,
  parsers: proveParsers,
  sampling: proveSampling,
  signals: proveSignals,
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

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
