// How the server is built for `npm start`: our own files as one, packages as they are installed.
import path from 'node:path'
import { defineConfig, type Plugin } from 'vite'

const root = path.resolve(import.meta.dirname, '..')
const outDir = path.join(root, 'dist/api')

/** What lies beside a source (migrations, calendars, threads) stays there: every file still knows its own address. */
const ownAddress: Plugin = {
  name: 'own-address',
  enforce: 'pre',
  transform(code, id) {
    if (!id.startsWith(root) || id.includes('node_modules')) return null
    if (/import\.meta\.(?:dirname|filename)/.test(code)) this.error(`${id}: only import.meta.url is kept`)
    const address = JSON.stringify(path.relative(outDir, id).replaceAll('\\', '/'))
    return code.replaceAll('import.meta.url', `new URL(${address}, import.meta.url).href`)
  },
}

export default defineConfig({
  root,
  plugins: [ownAddress],
  build: {
    ssr: path.join(root, 'api/cli/start.ts'),
    outDir,
    target: 'node20',
    minify: false,
    copyPublicDir: false,
  },
})
