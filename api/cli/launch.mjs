// The door every npm script goes through: checks Node, installs what is missing, builds the web if asked, then runs the command.
// Plain JavaScript without packages, because it runs before any is installed. It never writes to stdout: that belongs to the command.
//
//   node api/cli/launch.mjs [--web | --build] [--server] [--bin | --hold] [COMMAND [ARGS…]]
//
//   --web    build the web first if its sources changed since the last build
//   --build  build the web first in any case
//   --server build the server into dist/api first if its sources changed
//   --bin    COMMAND is a tool of node_modules/.bin, not a file
//   --hold   an interrupt while COMMAND is being loaded waits until it can answer it
import { buildServer, buildWeb } from './launcher/build.mjs'
import { ensureInstalled } from './launcher/install.mjs'
import { runToEnd } from './launcher/run.mjs'

const [major, minor] = process.versions.node.split('.').map(Number)

main(process.argv.slice(2)).catch((error) => {
  process.stderr.write(`pingyi: ${error.message}\n`)
  process.exitCode = 1
})

async function main(args) {
  requireNode()
  const flags = new Set()
  while (args[0]?.startsWith('--')) flags.add(args.shift())
  await ensureInstalled()
  if (flags.has('--web') || flags.has('--build')) await buildWeb({ always: flags.has('--build') })
  if (flags.has('--server')) await buildServer()
  if (args.length > 0) await runToEnd(args, { isTool: flags.has('--bin'), isHeld: flags.has('--hold') })
}

/** Node 20.19 is the first that loads the ES modules our packages require; 21 and early 22 lack it. */
function requireNode() {
  if ((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22) return
  throw new Error(
    `Node ${process.versions.node} is too old or unsupported. Needed: 20.19 or newer of 20, or 22.12 and newer.`,
  )
}
