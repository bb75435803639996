import pg from 'pg'

// Advisory locks on the embedded database. Its owner is the process that started it and will stop it; guests are those
// who joined, for whom an owner of a short life waits. PostgreSQL frees the locks of a process that is gone.
const OWNER = 7_146_001
const GUESTS = 7_146_002

export type Session = {
  /** Resolves when the connection is gone, by whichever side. */
  lost: Promise<void>
  close(): Promise<void>
}

/** Takes the server's ownership. */
export async function own(url: string) {
  const client = await connect(url)
  await client.query('SELECT pg_advisory_lock($1)', [OWNER])
  return {
    ...sessionOf(client),
    /** Waits until every guest has left; later ones wait for the server to be gone. */
    seeGuestsOff: async () => void (await client.query('SELECT pg_advisory_lock($1)', [GUESTS])),
  }
}

/** Makes us a guest of a server that has an owner; without one it is about to stop, and there is nothing to join. */
export async function visit(url: string): Promise<Session | undefined> {
  const client = await connect(url)
  try {
    // In this order: an owner that sees its guests off keeps us waiting here until the connection breaks.
    await client.query('SELECT pg_advisory_lock_shared($1)', [GUESTS])
    if (await ownerOf(client)) return sessionOf(client)
  } catch (error) {
    client.end().catch(() => {})
    throw error
  }
  await client.end()
}

/** The number of the process that owns the server. */
export async function findOwner(url: string): Promise<string | undefined> {
  const client = await connect(url)
  return ownerOf(client).finally(() => client.end())
}

async function ownerOf(client: pg.Client): Promise<string | undefined> {
  const { rows } = await client.query(
    `SELECT substring(application_name FROM '\\d+') AS pid FROM pg_stat_activity JOIN pg_locks USING (pid)
     WHERE locktype = 'advisory' AND granted AND objid = $1`,
    [OWNER],
  )
  return rows[0]?.pid
}

async function connect(connectionString: string) {
  const client = new pg.Client({ connectionString, application_name: `hot-papers ${process.pid}` })
  // Told by `end` to those whom it concerns.
  client.on('error', () => {})
  await client.connect()
  return client
}

function sessionOf(client: pg.Client): Session {
  const lost = new Promise<void>((resolve) => client.once('end', () => resolve()))
  return { lost, close: () => client.end() }
}
