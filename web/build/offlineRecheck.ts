// A build step that writes the recheck page as one HTML file which needs no server and no network.
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { build, type Plugin } from 'vite'

const NAME = 'recheck-offline.html'

export function offlineRecheck(): Plugin {
  let [outDir, root] = ['', '']
  return {
    name: 'pingyi-offline-recheck',
    apply: 'build',
    configResolved(config) {
      root = config.root
      outDir = path.resolve(root, config.build.outDir)
    },
    // Before the files are compressed.
    async writeBundle() {
      const script = await bundled(path.resolve(root, 'recheck/main.ts'))
      await writeFile(path.join(outDir, NAME), pageOf(script))
    },
  }
}

async function bundled(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry, formats: ['iife'], name: 'recheck' },
    },
  })
  const [first] = Array.isArray(built) ? built : [built]
  const output = first && 'output' in first ? first.output : []
  const chunk = output.find((file) => file.type === 'chunk')
  if (chunk?.type !== 'chunk') throw new Error('the recheck page was not bundled')
  return chunk.code
}

/** The script stands in the body; its own text must not end it. */
function pageOf(script: string): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; img-src data: blob:">
<link rel="icon" href="data:,">
<title>抽签复核 Recheck a draw</title>
</head>
<body>
<script>${script.replaceAll('</script', '<\\/script')}</script>
</body>
</html>
`
}
