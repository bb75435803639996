import { text } from 'node:stream/consumers'
import { styleText } from 'node:util'
import password from '@inquirer/password'
import { Command } from 'commander'
import type { z } from 'zod'
import {
  changeRole,
  createAccount,
  disableAccount,
  enableAccount,
  issueReset,
  setPassword,
} from '../../lib/accounts/mutations'
import { listAccounts } from '../../lib/accounts/queries'
import { emailSchema, nameSchema, passwordSchema, roleSchema } from '../../lib/accounts/schema'
import { env } from '../../lib/env'
import { AppError } from '../../lib/errors'
import { withDatabase } from '../with-database'

const ASK = 'ask for the password here instead of printing a link by which the person chooses it'

export const userCommand = new Command('user').description('The people who may sign in.')

userCommand
  .command('list')
  .description('Show everybody, with what they may do.')
  .action(() =>
    withDatabase(async () => {
      for (const { email, name, role, disabledAt } of await listAccounts())
        console.log(`${email}  ${name}  ${role}${disabledAt ? styleText('dim', '  disabled') : ''}`)
    }),
  )

userCommand
  .command('create')
  .description('Make an account.')
  .argument('<email>')
  .requiredOption('--name <name>', 'what the person is called')
  .option('--role <role>', 'contributor, editor or admin', 'editor')
  .option('--password', ASK)
  .action((given: string, options: { name: string; role: string; password?: true }) =>
    withDatabase(async () => {
      const email = read(emailSchema, given, given)
      const account = {
        email,
        name: read(nameSchema, options.name, '--name'),
        role: read(roleSchema, options.role, '--role'),
      }
      await createAccount(null, { ...account, password: options.password && (await askPassword()) })
      console.log(`${email} has an account and is ${/^[aeiou]/.test(account.role) ? 'an' : 'a'} ${account.role}.`)
      if (!options.password) await printReset(email)
    }),
  )

userCommand
  .command('reset')
  .description('Give somebody a new password.')
  .argument('<email>')
  .option('--password', ASK)
  .action((given: string, options: { password?: true }) =>
    withDatabase(async () => {
      const email = read(emailSchema, given, given)
      if (!options.password) return printReset(email)
      await setPassword(email, await askPassword())
      console.log(`${email} has a new password; their sessions have ended.`)
    }),
  )

userCommand
  .command('role')
  .description('Say what somebody may do.')
  .argument('<email>')
  .argument('<role>', 'contributor, editor or admin')
  .action((given: string, role: string) =>
    withDatabase(() => changeRole(null, read(emailSchema, given, given), read(roleSchema, role, role))),
  )

for (const [name, description, work] of [
  ['disable', 'Let somebody in no more, from now on; what they did stays.', disableAccount],
  ['enable', 'Let somebody in again.', enableAccount],
] as const)
  userCommand
    .command(name)
    .description(description)
    .argument('<email>')
    .action((given: string) =>
      withDatabase(async () => {
        const email = read(emailSchema, given, given)
        await work(null, email)
        console.log(`${email} is ${name}d.`)
      }),
    )

async function printReset(email: string) {
  const token = await issueReset(null, email)
  console.log(`They choose their password here, once and within a day:\n  ${env().SITE_URL}/reset/${token}`)
}

/** Asks at a terminal; a script pipes it in, and needs no prompt. */
async function askPassword() {
  const { stdin } = process
  const given = stdin.isTTY ? await password({ message: 'Password' }) : (await text(stdin)).replace(/\r?\n$/, '')
  return read(passwordSchema, given, 'The password')
}

function read<Schema extends z.ZodType>(schema: Schema, given: string, name: string): z.output<Schema> {
  const parsed = schema.safeParse(given)
  if (!parsed.success) throw new AppError('invalid', `${name} ${parsed.error.issues[0]?.message}.`)
  return parsed.data
}
