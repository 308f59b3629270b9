// `npm run import -- FILE…`: listens for Ctrl-C first, then loads the command, which takes a moment.
import './import/interrupted.ts'

await import('./import/command.ts')
