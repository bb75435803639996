import pg from 'pg'
import { AppError } from '../errors'

const PATIENCE_MS = 10_000
const OLDEST = 15

/** A connection of one's own, to a server that was seen to be a PostgreSQL we can work with. */
export async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: PATIENCE_MS })
  // Whoever holds the connection learns of its end by the next query.
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (error) {
    throw new AppError('unavailable', `${placeOf(connectionString)} ${reason(error)}`, { cause: error })
  }
  const { rows } = await client.query(`SELECT current_setting('server_version_num')::int / 10000 AS major`)
  if (rows[0].major >= OLDEST) return client
  await client.end()
  throw new AppError('unavailable', `${placeOf(connectionString)} runs ${rows[0].major}; ${OLDEST} or newer is needed.`)
}

/** The database as one may print it. */
function placeOf(url: string) {
  const { hostname, port, pathname } = new URL(url)
  return `The PostgreSQL of DATABASE_URL (${hostname}:${port || 5432}${pathname})`
}

function reason(error: unknown) {
  const { code = '', message } = error as { code?: string; message: string }
  if (code === 'ECONNREFUSED') return 'cannot be reached: nothing listens there.'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'cannot be reached: there is no such host.'
  if (code === 'ETIMEDOUT' || code === 'EHOSTUNREACH' || /timeout/i.test(message))
    return 'cannot be reached: no answer within ten seconds.'
  if (code === '28P01' || code === '28000') return 'refuses the user or the password.'
  if (code === '3D000') return 'has no such database; create it first.'
  if (/does not support SSL/i.test(message)) return 'speaks no SSL, which the sslmode of the address asks for.'
  // A server's own refusal carries a code of five characters; anything else did not speak PostgreSQL's protocol.
  if (/^[0-9A-Z]{5}$/.test(code)) return `refuses us: ${message}.`
  return `does not answer as a PostgreSQL does: ${message}.`
}
