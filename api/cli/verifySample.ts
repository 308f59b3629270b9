// `npm run verify-sample -- FILE`: makes a published draw again; exit 0 true, 1 false with the first difference.
import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { sayDifference } from '../domain/sampling/differences.ts'
import { verifyDraw } from '../domain/sampling/verifyDraw.ts'

const command = new Command('verify-sample')
  .description('makes a published draw again from its file; exit 0 = true, 1 = the first difference')
  .argument('<file>', 'draw file (JSON)')

/** What people compare with the published notice on stderr, one JSON object as the last line. */
function main(path: string): boolean {
  const verdict = verifyDraw(JSON.parse(readFileSync(path, 'utf8').replace(/^\ufeff/, '')))
  if (!verdict.isTrue) {
    const { difference } = verdict
    const words = { zh: sayDifference(difference, 'zh'), en: sayDifference(difference, 'en') }
    process.stderr.write(`不符：${words.zh}\nfalse: ${words.en}\n`)
    print({ ok: false, difference, words })
    return false
  }
  const { file, isPlanBound } = verdict
  const { drawId, period, filters, frameHash, seed } = file
  const counts = {
    frame: file.frame.length,
    sample: file.sample.length,
    replacements: file.replacements.length,
  }
  process.stderr.write(
    `属实 true\ndraw ${drawId}\nof ${JSON.stringify(period)} ${JSON.stringify(filters)}\nframe ${frameHash}\nseed ${seed}\n`,
  )
  if (!isPlanBound)
    process.stderr.write('分层与分配未由抽样编号锁定 strata and allocation are not settled by the draw id\n')
  print({ ok: true, drawId, period, filters, ...counts, frameHash, seed, planBound: isPlanBound })
  return true
}

const print = (result: object): void => void process.stdout.write(`${JSON.stringify(result)}\n`)

command.parse()
try {
  process.exitCode = main(command.args[0] ?? '') ? 0 : 1
} catch (error) {
  const why = error instanceof Error ? error.message : String(error)
  process.stderr.write(`${why}\n`)
  print({ ok: false, difference: { code: 'shape', at: 'file' }, words: { zh: `无法读取：${why}`, en: why } })
  process.exitCode = 1
}
