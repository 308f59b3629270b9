// `npm run user -- add|passwd|disable NAME`: accounts. The password comes from PINGYI_PASSWORD, a prompt or standard input.
import { Command, Option } from 'commander'
import { type Db, openDb } from '#db/open.ts'
import { codes, ROLES, type Role } from '#db/vocabulary.ts'
import { systemClock } from '../clock.ts'
import { addAccount, changePassword, disableAccount } from '../services/accounts.ts'
import { readPassword } from './user/readPassword.ts'

interface Target {
  readonly db: string
}
interface AddOptions extends Target {
  readonly role: Role
  readonly department?: string
  readonly displayName?: string
}

const fileOption = () =>
  new Option('--db <file>', 'database file').default(process.env.PINGYI_DB ?? 'data/pingyi.db')

const program = new Command('user').description('adds, changes and disables accounts')

program
  .command('add <name>')
  .description('adds an account')
  .addOption(
    new Option('--role <role>', 'what the account may do').choices(codes(ROLES)).makeOptionMandatory(),
  )
  .option('--department <id>', 'id of the department a “department” account answers for')
  .option('--display-name <text>', 'name shown to others (default: the account’s name)')
  .addOption(fileOption())
  .action(async (username: string, options: AddOptions) => {
    await withDb(options, async (db) => {
      const password = await readPassword()
      const { role, displayName, department: departmentId } = options
      await addAccount(db, { username, password, role, displayName, departmentId }, systemClock())
    })
    say(`added “${username}” as ${options.role}`)
  })

program
  .command('passwd <name>')
  .description('sets a new password and ends the account’s sessions')
  .addOption(fileOption())
  .action(async (username: string, options: Target) => {
    await withDb(options, async (db) => changePassword(db, { username, password: await readPassword() }))
    say(`“${username}” has a new password; its sessions are over`)
  })

program
  .command('disable <name>')
  .description('keeps the account out and ends its sessions')
  .addOption(fileOption())
  .action(async (username: string, options: Target) => {
    await withDb(options, async (db) => disableAccount(db, username, systemClock()))
    say(`“${username}” is disabled; its sessions are over`)
  })

async function withDb(target: Target, use: (db: Db) => Promise<void>): Promise<void> {
  const db = openDb(target.db)
  try {
    await use(db)
  } finally {
    db.close()
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
