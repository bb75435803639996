import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import type pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { actAs } from '../../e2e/act-as'
import { freshDatabase, withClient } from '../../e2e/database'
import { provideDatabase } from '../../e2e/provide-database'
import { closeDb, db } from '../db'
import { bumpEdition, readEdition } from '../edition'
import { databaseUrl, settle } from '../env'
import { AppError } from '../errors'
import { loadSample } from '../sample/mutations'
import { suppressAt } from '../suppression/mutations'
import { backUp } from './back-up'
import { frame } from './frames'
import { restoreBackup } from './restore'
import type { Head } from './schema'

provideDatabase()

let folder: string
let file: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hot-papers-backup-'))
  file = join(folder, 'site.backup')
})

afterEach(() => rm(folder, { recursive: true }))

test('a site comes back in another database as it was, value for value', async () => {
  await loadSample()
  await addAwkwardRows()
  const before = await everyRow()
  const tables = await countTables()
  expect(Object.keys(before)).toHaveLength(tables)
  expect(await backUp(file)).toEqual({ tables, rows: Object.values(before).flat().length })

  await inAnotherDatabase(async () => {
    await restoreBackup(file)
    const { edition, ...after } = await everyRow()
    expect({ ...after, edition: before.edition }).toEqual(before)
  })
})

test('running instances see the change, whichever number they had seen, and go on working', async () => {
  await loadSample()
  await backUp(file)
  const saved = await readEdition()
  for (let n = 0; n < 5; n++) await db().$transaction(bumpEdition)
  const titles = () => db().publication.findMany({ select: { title: true, entries: { select: { mentions: true } } } })
  const seen = await titles()

  const told = await withClient(databaseUrl(), async (listener) => {
    const notified = new Promise((resolve) => listener.on('notification', ({ payload }) => resolve(payload)))
    await listener.query('LISTEN edition')
    await restoreBackup(file, { force: true })
    return notified
  })
  expect(await readEdition()).toBe(saved + 6)
  expect(told).toBe(String(saved + 6))
  expect(await titles()).toEqual(seen)
})

test('a backup holds one moment, whatever is changed while it is made', async () => {
  await db().paper.create({ data: { arxivId: '1706.03762', title: 'Before', authors: [], categories: [] } })
  await withClient(databaseUrl(), async (other) => {
    await other.query('BEGIN')
    await other.query('LOCK TABLE published_mention')
    const made = backUp(file)
    await expect.poll(isWaiting, { timeout: 20_000 }).toBe(true)
    await other.query(`UPDATE paper SET title = 'After'`)
    await other.query(`INSERT INTO digest (id, slug, day, feed_id, title, description, section)
      VALUES (gen_random_uuid(), 'after', '2026-11-20', 'after', 'After', '', '')`)
    await other.query('COMMIT')
    await made
  })
  await inAnotherDatabase(async () => {
    await restoreBackup(file)
    expect(await db().paper.findMany({ select: { title: true } })).toEqual([{ title: 'Before' }])
    expect(await db().digest.count()).toBe(0)
  })
})

test('a site that is not empty is kept, unless one insists', async () => {
  await backUp(file)
  await addAwkwardRows()
  expect(await refusal(restoreBackup(file))).toMatch(/This site is not empty: digests 1, accounts 1\. With --force/)
  expect(await db().digest.count()).toBe(1)

  await restoreBackup(file, { force: true })
  expect(await db().digest.count()).toBe(0)
})

test('what people asked for since, and what was found gone, outlasts an older backup', async () => {
  const post = (sourceId: string, author = 'other') =>
    db().mention.create({
      data: {
        ...{ source: 'x', sourceId, url: `https://x.com/${author}/status/${sourceId}`, authorName: '', body: [] },
        ...{ authorHandle: author, lang: 'en', dir: 'ltr', postedOn: new Date('2026-11-04') },
      },
    })
  const posts = ['1', '2', '3', '4']
  for (const [i, author] of ['other', 'ana', 'other', 'other'].entries()) await post(posts[i] as string, author)
  const [former, admin] = [await actAs('editor'), await actAs('admin')]
  await backUp(file)

  await post('5')
  for (const id of ['1', '5']) await suppressAt(admin, `https://x.com/other/status/${id}`)
  await suppressAt(admin, 'https://x.com/ana')
  await db().mention.updateMany({ where: { sourceId: '3' }, data: { deletedAt: new Date() } })
  await db().account.update({ where: { id: former.id }, data: { disabledAt: new Date() } })
  await restoreBackup(file, { force: true })

  for (const [id, author] of [
    ['5', 'other'],
    ['6', 'ana'],
    ['7', 'other'],
  ] as const)
    await post(id, author)
  const hidden = { OR: [{ suppressedAt: { not: null } }, { deletedAt: { not: null } }] }
  const found = await db().mention.findMany({ where: hidden, select: { sourceId: true }, orderBy: { sourceId: 'asc' } })
  expect(found.map(({ sourceId }) => sourceId)).toEqual(['1', '2', '3', '5', '6'])
  expect(await db().account.count({ where: { disabledAt: { not: null } } })).toBe(1)
})

test('nothing that lets somebody in comes back', async () => {
  const { id: accountId } = await actAs('editor')
  await db().session.create({ data: { accountId, version: 1, device: '' } })
  await db().ticket.create({ data: { hash: 'a', purpose: 'reset', accountId, expiresAt: new Date('2099-01-01') } })
  const head = { slug: 'one', day: new Date('2026-11-04'), feedId: 'one', title: '', description: '', section: '' }
  await db().digest.create({ data: { ...head, previewLinks: { create: { tokenHash: 'a' } } } })
  await backUp(file)
  await restoreBackup(file, { force: true })
  expect(await db().account.count()).toBe(1)
  expect(await Promise.all([db().session.count(), db().ticket.count(), db().previewLink.count()])).toEqual([0, 0, 0])
})

test('the demonstration gives way by itself', async () => {
  await backUp(file)
  await loadSample()
  await restoreBackup(file)
  expect(await db().digest.count()).toBe(0)
})

test('a damaged backup changes nothing', async () => {
  await loadSample()
  await backUp(file)
  await addAwkwardRows()
  const before = await everyRow()
  const whole = await readFile(file)
  const flipped = (at: number) => Uint8Array.from(whole, (byte, i) => (i === at ? byte ^ 1 : byte))
  const raw = gunzipSync(whole)
  const damages: [string, Uint8Array][] = [
    ['empty', whole.subarray(0, 0)],
    ['without its last byte', whole.subarray(0, -1)],
    ['half', whole.subarray(0, whole.length / 2)],
    ['half of what was packed', gzipSync(raw.subarray(0, raw.length / 2))],
    ['without its tail', gzipSync(withoutTail(raw))],
    ['with more behind its end', gzipSync(Buffer.concat([raw, frame('more')]))],
    ['another file', Buffer.from('# A digest\n')],
    ['another packed file', gzipSync(frame('{"format":"other"}'))],
    ['with an impossible length', gzipSync(Buffer.concat([raw.subarray(0, -400), Buffer.alloc(400, 255)]))],
    // Packed anew, so that nothing but our own sums tells.
    ['another word in a row', gzipSync(Buffer.from(raw.toString('latin1').replace('Vaswani', 'Vaswano'), 'latin1'))],
    ...[12, whole.length >> 2, whole.length >> 1, whole.length - 6].map((at): [string, Uint8Array] => [
      `byte ${at} flipped`,
      flipped(at),
    ]),
  ]
  for (const [name, bytes] of damages) {
    await writeFile(file, bytes)
    expect(await refusal(restoreBackup(file, { force: true })), name).toMatch(
      /is not a whole backup of Hot Papers: .+\.$/,
    )
  }
  expect(await everyRow()).toEqual(before)
})

test('a backup of a newer version is refused by what to do', async () => {
  await backUp(file)
  const before = await everyRow()
  await rewriteHead((head) => ({ ...head, version: head.version + 1 }))
  expect(await refusal(restoreBackup(file))).toMatch(/is of a newer Hot Papers: update with `git pull`/)

  await backUp(file)
  await rewriteHead((head) => ({
    ...head,
    migrations: [...head.migrations, { name: '20991231000000_later', checksum: '0' }],
  }))
  expect(await refusal(restoreBackup(file))).toMatch(/whose migration 20991231000000_later is not known here/)
  expect(await everyRow()).toEqual(before)
})

test('what the database refuses half-way changes nothing', async () => {
  await addAwkwardRows()
  // A rule that this backup breaks and the migrations know.
  await withClient(databaseUrl(), (client) => client.query(`ALTER TABLE account DROP CONSTRAINT account_email_check`))
  await db().account.updateMany({ data: { email: 'A@EXAMPLE.ORG' } })
  await backUp(file)
  await db().account.updateMany({ data: { name: 'Changed since' } })
  const before = await everyRow()
  await expect(restoreBackup(file, { force: true })).rejects.toThrow('account_email_check')
  expect(await everyRow()).toEqual(before)
})

test('a file appears when it is whole, for its owner alone', async () => {
  await backUp(file)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(await readdir(folder)).toEqual(['site.backup'])

  expect(await refusal(backUp(folder))).toMatch(/^The backup .* cannot be written: /)
  expect(await refusal(backUp(join(folder, 'nowhere/site.backup')))).toMatch(/cannot be written: /)
  expect(await readdir(folder)).toEqual(['site.backup'])
  expect(await refusal(restoreBackup(join(folder, 'none')))).toMatch(/^There is no file /)
  expect(await refusal(restoreBackup(folder))).toMatch(/cannot be read: /)
})

async function addAwkwardRows() {
  const arxivId = 'hep-th/9201001'
  const strange = 'tab\t, line\nbreak, back\\slash, \\N, "quotes", {braces}, NULL, 🜚 ﷽ é é \u0001'
  await db().paper.create({
    data: { arxivId, title: strange, authors: [strange, '', 'NULL', 'a,b'], categories: [], abstract: null },
  })
  await db().paper.create({ data: { arxivId: '0704.0001', title: '', authors: [], categories: ['{}'], abstract: '' } })
  await db().mention.create({
    data: {
      source: 'bluesky',
      sourceId: strange,
      url: 'https://example.org/1',
      authorName: '',
      authorHandle: strange,
      body: [{ type: 'text', text: strange.replace('\u0001', '') }, { nested: [null, 1e300, -0.1, true, {}] }],
      lang: 'ar',
      dir: 'rtl',
      postedOn: new Date('1999-12-31'),
      postedAt: new Date('1999-12-31T23:59:59.999Z'),
      papers: { create: { arxivId } },
    },
  })
  const { id } = await db().account.create({ data: { email: 'a@example.org', name: strange, role: 'admin' } })
  await db().digest.create({
    data: {
      slug: 'awkward',
      day: new Date('2026-02-28'),
      feedId: strange,
      title: strange,
      description: '',
      section: '',
      entries: { create: { arxivId, orderKey: 'a0', note: '\\.' } },
      publications: {
        create: {
          number: 1,
          slug: 'awkward',
          day: new Date('2026-02-28'),
          title: strange,
          description: '',
          section: '',
          writtenAt: new Date('2026-02-28T00:00:00.001Z'),
          accountId: id,
          entries: {
            create: {
              rank: 1,
              arxivId,
              title: strange,
              engagement: [],
              score: 0.1 + 0.2,
              receipt: { a: strange.length },
            },
          },
        },
      },
    },
  })
  await db().setting.create({ data: { key: 'siteName', value: 'Ünïcode' } })
  await db().secret.create({ data: { name: 'sessions', value: strange } })
}

/** Every row of every table, in an order of its own, as PostgreSQL itself writes it. */
async function everyRow(): Promise<Record<string, unknown[]>> {
  return withClient(databaseUrl(), async (client) => {
    const rows: Record<string, unknown[]> = {}
    for (const name of await tableNames(client)) {
      const found = await client.query(`SELECT t::text AS row FROM "${name}" t ORDER BY t::text COLLATE "C"`)
      rows[name] = found.rows.map(({ row }) => row)
    }
    return rows
  })
}

async function tableNames(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query(`SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`)
  return rows.map(({ tablename }) => tablename)
}

async function countTables() {
  return (await withClient(databaseUrl(), tableNames)).length
}

/** Asked on a connection of its own, since a transaction sees the same activity from beginning to end. */
function isWaiting() {
  return withClient(databaseUrl(), async (client) => {
    const { rows } = await client.query(`SELECT FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE 'COPY %'`)
    return rows.length > 0
  })
}

async function inAnotherDatabase(work: () => Promise<void>) {
  const home = databaseUrl()
  const other = await freshDatabase()
  await closeDb()
  settle('DATABASE_URL', other.url)
  try {
    await work()
  } finally {
    await closeDb()
    settle('DATABASE_URL', home)
    await other.drop()
  }
}

async function refusal(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(AppError)
  return (error as AppError).message
}

function withoutTail(raw: Buffer) {
  return raw.subarray(0, raw.lastIndexOf('[{"name"') - 4)
}

/** Packs the file anew with another head; its rows and sums stay unless they are given. */
async function rewriteHead(change: (head: Head) => object) {
  const raw = gunzipSync(await readFile(file))
  const end = 4 + raw.readUInt32BE(0)
  const head = JSON.parse(raw.subarray(4, end).toString())
  await writeFile(file, gzipSync(Buffer.concat([frame(JSON.stringify(change(head))), raw.subarray(end)])))
}
