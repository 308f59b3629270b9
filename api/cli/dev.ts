// `npm run dev`: the server restarting on change, and Vite's page on port 5173 that asks it.
import { spawn } from 'node:child_process'

const commands = [
  ['node_modules/tsx/dist/cli.mjs', 'watch', 'api/cli/start.ts'],
  ['node_modules/vite/bin/vite.js', '--config', 'web/vite.config.ts'],
]
const children = commands.map((args) => spawn(process.execPath, args, { stdio: 'inherit' }))

const stopAll = () => {
  for (const child of children) child.kill('SIGTERM')
}
process.on('SIGINT', stopAll)
process.on('SIGTERM', stopAll)
for (const child of children) child.once('exit', stopAll)
