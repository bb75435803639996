import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from } from 'pg-copy-streams'
import { databaseUrl } from '../env'
import { AppError } from '../errors'
import { connect } from '../postgres/connect'
import { requireScripts } from './migrations'
import { ENTRANCES, keepOutlasting, putBackOutlasting } from './outlasting'
import { readBackup, skip } from './read-backup'
import type { Table } from './schema'
import { copyTarget, quotedTable } from './tables'

// Everything of ours but the list of migrations, which is filled with the rest; extensions are their owner's.
const CLEAR = `DO $$
DECLARE ours text;
BEGIN
  FOR ours IN
    SELECT format('TABLE %s', oid::regclass) FROM pg_class
      WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> '_prisma_migrations'
    UNION ALL SELECT format('TYPE %s', oid::regtype) FROM pg_type
      WHERE typnamespace = 'public'::regnamespace AND typtype = 'e'
    UNION ALL SELECT format('FUNCTION %s', p.oid::regprocedure) FROM pg_proc p
      WHERE pronamespace = 'public'::regnamespace
        AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = p.oid AND deptype = 'e')
  LOOP
    EXECUTE format('DROP %s CASCADE', ours);
  END LOOP;
END
$$`

/**
 * Puts the site of a backup in the place of this one, or changes nothing. Everybody signs in anew, and what must outlast
 * any backup does: see outlasting.ts. The tables are made again as the backup knew
 * them: a backup of an older version needs migrating afterwards.
 */
export async function restoreBackup(path: string, { force = false } = {}): Promise<{ tables: number; rows: number }> {
  // Once to the end before anything is touched, and again for the rows.
  const { head } = await readBackup(path)
  const scripts = await requireScripts(head.migrations)
  const client = await connect(databaseUrl())
  try {
    if (!force) await requireEmpty(client)
    await client.query('BEGIN')
    await client.query(`SET LOCAL client_encoding = 'UTF8'; SET LOCAL datestyle = 'ISO'`)
    // Locked: a number that another process bumped to meanwhile would be given twice.
    const { rows: editions } = await client.query('SELECT number FROM public.edition FOR UPDATE')
    await keepOutlasting(client)
    await client.query(CLEAR)
    for (const script of scripts) await client.query(script)
    // Migrations may have written rows of their own.
    await client.query(`TRUNCATE ${head.tables.map(({ name }) => quotedTable(name)).join(', ')}`)
    // Every row comes as it was, those that triggers write among them.
    const setTriggers = (how: 'DISABLE' | 'ENABLE') =>
      client.query(head.tables.map(({ name }) => `ALTER TABLE ${quotedTable(name)} ${how} TRIGGER USER`).join(';'))
    await setTriggers('DISABLE')
    let rows = 0
    await readBackup(path, async (table, parts) => {
      if (ENTRANCES.includes(table.name)) await skip(table, parts)
      else rows += await fill(client, table, parts)
    })
    await setTriggers('ENABLE')
    await putBackOutlasting(client)
    // Beyond both, so that running instances see the change, whichever they had seen.
    await client.query('UPDATE public.edition SET number = greatest(number, $1) + 1, at = now()', [editions[0]?.number])
    await client.query('COMMIT')
    return { tables: head.tables.length, rows }
  } finally {
    // What was not committed never was.
    await client.end()
  }
}

/** Tells how many rows they were. */
async function fill(client: pg.Client, table: Table, parts: AsyncIterable<Buffer>): Promise<number> {
  const rows = client.query(from(`COPY ${copyTarget(table)} FROM STDIN`))
  await pipeline(parts, rows)
  return rows.rowCount
}

async function requireEmpty(client: pg.Client) {
  const { rows } = await client.query(`
    SELECT (SELECT count(*)::int FROM public.digest WHERE sample_at IS NULL) AS digests,
      (SELECT count(*)::int FROM public.account) AS accounts`)
  const { digests, accounts } = rows[0]
  if (digests + accounts > 0)
    throw new AppError(
      'conflict',
      `This site is not empty: digests ${digests}, accounts ${accounts}. With --force the backup takes the place of all of it.`,
    )
}
