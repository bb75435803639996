import { randomBytes, randomUUID } from 'node:crypto'
import { encode } from 'next-auth/jwt'
import { hashPassword } from '../lib/accounts/password'
import type { Role } from '../lib/accounts/rights'
import { sealTicket } from '../lib/tickets/seal'
import { withClient } from './database'

export type AccountOptions = { role?: Role; name?: string; password?: string; isDisabled?: boolean }

/** Makes an account as another process would, and removes it with `remove`. */
export async function makeAccount(
  databaseUrl: string,
  { role = 'editor', name, password, isDisabled }: AccountOptions = {},
) {
  const account = { id: randomUUID(), email: `${randomUUID()}@example.org`, name: name ?? `An ${role}`, role }
  await withClient(databaseUrl, async (client) => {
    await client.query(
      'INSERT INTO account (id, email, name, role, password_hash, disabled_at) VALUES ($1, $2, $3, $4, $5, $6)',
      [
        ...[account.id, account.email, account.name, role],
        password && (await hashPassword(password)),
        isDisabled ? new Date() : null,
      ],
    )
  })
  const remove = () =>
    withClient(databaseUrl, (client) => client.query('DELETE FROM account WHERE id = $1', [account.id]))
  return { ...account, remove }
}

/** The session cookie that a sign-in gives. */
export async function mintSession(databaseUrl: string, { id }: { id: string }) {
  const session = randomUUID()
  const secret = await withClient(databaseUrl, async (client) => {
    await client.query(`INSERT INTO secret (name, value) VALUES ('session', $1) ON CONFLICT DO NOTHING`, [
      randomBytes(32).toString('base64url'),
    ])
    await client.query(
      `INSERT INTO session (id, account_id, version, device)
        SELECT $1, id, session_version, 'A test' FROM account WHERE id = $2`,
      [session, id],
    )
    const { rows } = await client.query(`SELECT value FROM secret WHERE name = 'session'`)
    return rows[0].value as string
  })
  return { name: 'next-auth.session-token', value: await encode({ token: { session }, secret }) }
}

/** What stands in a link that lets somebody in, until the tickets of the account or of the purpose are removed. */
export async function makeTicket(databaseUrl: string, purpose: string, accountId?: string) {
  const token = randomUUID()
  await withClient(databaseUrl, (client) =>
    client.query(
      `INSERT INTO ticket (hash, purpose, account_id, expires_at) VALUES ($1, $2, $3, now() + interval '1 hour')`,
      [sealTicket(token), purpose, accountId],
    ),
  )
  return token
}
