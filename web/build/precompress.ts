// A build step that leaves a .br and a .gz beside every text file of the built web, so that serving never compresses.
import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

const brotli = promisify(brotliCompress)
const gz = promisify(gzip)
const TEXT = /\.(?:js|css|html|svg|json|geojson|map)$/
/** Below one network packet compressing saves nothing. */
const WORTH_IT_BYTES = 1400

export function precompress(): Plugin {
  let outDir = ''
  return {
    name: 'pingyi-precompress',
    apply: 'build',
    configResolved(config) {
      outDir = path.resolve(config.root, config.build.outDir)
    },
    async closeBundle(error) {
      // A build that failed before it wrote anything has its own error to show.
      if (error || !existsSync(outDir)) return
      const files = await readdir(outDir, { recursive: true })
      await Promise.all(
        files.filter((file) => TEXT.test(file)).map((file) => compress(path.join(outDir, file))),
      )
    },
  }
}

async function compress(file: string): Promise<void> {
  const bytes = await readFile(file)
  if (bytes.length < WORTH_IT_BYTES) return
  const [small, smaller] = await Promise.all([
    gz(bytes, { level: 9 }),
    brotli(bytes, brotliOptions(bytes.length)),
  ])
  await Promise.all([writeFile(`${file}.gz`, small), writeFile(`${file}.br`, smaller)])
}

const brotliOptions = (size: number) => ({
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: size },
})
