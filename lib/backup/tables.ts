import type pg from 'pg'
import type { Table } from './schema'

/** The site's tables, each after those it refers to. The queue's are not among them: its jobs come again by themselves. */
export async function listTables(client: pg.Client): Promise<Table[]> {
  const { rows: tables } = await client.query<Table & { needs: string[] }>(`
    SELECT relname AS name,
      ARRAY(SELECT attname::text FROM pg_attribute
        WHERE attrelid = t.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum) AS columns,
      ARRAY(SELECT DISTINCT needed.relname::text FROM pg_constraint JOIN pg_class needed ON needed.oid = confrelid
        WHERE contype = 'f' AND conrelid = t.oid AND confrelid <> conrelid) AS needs
    FROM pg_class t WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY relname`)

  const ordered = new Map<string, Table>()
  while (ordered.size < tables.length) {
    const ready = tables.filter(({ name, needs }) => !ordered.has(name) && needs.every((other) => ordered.has(other)))
    if (ready.length === 0) throw new Error('tables refer to each other in a circle')
    for (const { name, columns } of ready) ordered.set(name, { name, columns })
  }
  return [...ordered.values()]
}

/** The name and columns of a table, as COPY takes them. */
export function copyTarget({ name, columns }: Table) {
  return `${quotedTable(name)} (${columns.map(quoted).join(', ')})`
}

export function quotedTable(name: string) {
  return `public.${quoted(name)}`
}

function quoted(name: string) {
  return `"${name.replaceAll('"', '""')}"`
}
