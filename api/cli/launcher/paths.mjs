// Where the repository is and how the launcher speaks: to stderr only.
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..')

export const inRoot = (...parts) => path.resolve(root, ...parts)

export const say = (text) => process.stderr.write(`pingyi: ${text}\n`)
