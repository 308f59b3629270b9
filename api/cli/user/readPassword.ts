// Where a new password comes from: the environment, a prompt that shows nothing, or the first line of standard input.
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'

/** PINGYI_PASSWORD, else asked for twice at a terminal, else the first line piped in. */
export async function readPassword(): Promise<string> {
  const given = process.env.PINGYI_PASSWORD
  if (given !== undefined && given !== '') return given
  return process.stdin.isTTY ? askTwice() : firstLine()
}

async function askTwice(): Promise<string> {
  const password = await ask('Password: ')
  if ((await ask('Again: ')) !== password) throw new Error('the two passwords differ')
  return password
}

/** Readline echoes what is typed to its output: this one swallows it. */
async function ask(question: string): Promise<string> {
  process.stderr.write(question)
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() })
  const reader = createInterface({ input: process.stdin, output: silence, terminal: true })
  try {
    return await reader.question('')
  } finally {
    reader.close()
    process.stderr.write('\n')
  }
}

async function firstLine(): Promise<string> {
  const reader = createInterface({ input: process.stdin })
  for await (const line of reader) return line
  throw new Error('no password: set PINGYI_PASSWORD or pipe it in')
}
