// `npm run vectors`: recomputes vector files with the product's own functions; one JSON line a file, exit 1 if any failed.
import { Command } from 'commander'
import { recheckFile } from './vectors/recheck.ts'

const command = new Command('vectors')
  .description('recomputes vector files and compares')
  .argument('<file...>', 'vector files (JSON)')
  .action((files: string[]) => {
    for (const file of files) {
      const report = recheckFile(file)
      process.stdout.write(`${JSON.stringify(report)}\n`)
      if (report.failed > 0) process.exitCode = 1
    }
  })

command.parse()
