// `npm run user -- add|passwd|disable|enable|unlock|list`: accounts. The password comes from PINGYI_PASSWORD, a prompt or standard input.
import { Command, Option } from 'commander'
import { type Db, openDb } from '#db/open.ts'
import { codes, ROLES, type Role } from '#db/vocabulary.ts'
import { systemClock } from '../clock.ts'
import { addUser, disableUser, enableUser, readUsers, unlockUser } from '../services/access/users.ts'
import { type Author, changePassword } from '../services/accounts.ts'
import { contextOf } from '../services/context.ts'
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
      const { role, displayName, department } = options
      await addUser(db, { username, password, role, ...given({ displayName, department }) }, author())
    })
    say(`added “${username}” as ${options.role}`)
  })

program
  .command('passwd <name>')
  .description('sets a new password and ends the account’s sessions')
  .addOption(fileOption())
  .action(async (username: string, options: Target) => {
    await withDb(options, async (db) =>
      changePassword(db, { username, password: await readPassword() }, author()),
    )
    say(`“${username}” has a new password; its sessions are over`)
  })

const STEPS = [
  [
    'disable',
    'keeps the account out and ends its sessions',
    disableUser,
    'is disabled; its sessions are over',
  ],
  ['enable', 'lets a disabled account in again', enableUser, 'may sign in again'],
  ['unlock', 'lifts the lock after wrong passwords', unlockUser, 'is not locked'],
] as const

for (const [name, does, act, said] of STEPS) {
  program
    .command(`${name} <name>`)
    .description(does)
    .addOption(fileOption())
    .action(async (username: string, options: Target) => {
      await withDb(options, async (db) => act(db, username, author()))
      say(`“${username}” ${said}`)
    })
}

program
  .command('list')
  .description('lists the accounts')
  .addOption(fileOption())
  .action(async (options: Target) => {
    await withDb(options, async (db) => {
      const nowMs = systemClock()
      const users = readUsers(db, { zone: contextOf(db, nowMs).zone, nowMs })
      for (const { username, role, department, disabledAt } of users) {
        say([username, role, department ?? '', disabledAt === null ? '' : 'disabled'].join('\t').trimEnd())
      }
    })
  })

/** Whoever may write the database file; the trail names the command, not the person. */
function author(): Author {
  return { by: 'cli', nowMs: systemClock() }
}

function given({
  displayName,
  department,
}: { readonly [K in 'displayName' | 'department']: string | undefined }) {
  return {
    ...(displayName === undefined ? {} : { displayName }),
    ...(department === undefined ? {} : { department }),
  }
}

async function withDb(target: Target, use: (db: Db) => Promise<void>): Promise<void> {
  const db = openDb(target.db, { mustExist: true })
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
