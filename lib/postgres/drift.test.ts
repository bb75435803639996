import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { freshDatabase, withClient } from '../../e2e/database'
import { provideDatabase } from '../../e2e/provide-database'
import { db } from '../db'
import { databaseUrl } from '../env'
import { projectRoot } from '../root'

provideDatabase()

test('the migrations make the tables that prisma/schema.prisma describes', async () => {
  const { url, drop } = await freshDatabase({ migrated: false })
  const cli = join(projectRoot(), 'node_modules/prisma/build/index.js')
  const diff = [
    'migrate',
    'diff',
    '--from-migrations',
    'prisma/migrations',
    '--to-schema',
    'prisma/schema.prisma',
    '--script',
  ]
  const { stdout } = await promisify(execFile)(process.execPath, [cli, ...diff], {
    cwd: projectRoot(),
    env: { ...process.env, DATABASE_URL: url },
  }).finally(drop)
  expect(stdout.trim()).toBe('-- This is an empty migration.')
}, 120_000)

// What follows is written by hand in the migrations, where Prisma neither keeps nor misses it.

test('whoever listens is told the edition when it moves', async () => {
  const told = await withClient(databaseUrl(), async (client) => {
    const notified = new Promise((resolve) => client.on('notification', ({ payload }) => resolve(payload)))
    await client.query('LISTEN edition')
    await client.query('UPDATE edition SET number = 41')
    return notified
  })
  expect(told).toBe('41')
})

const paper = `INSERT INTO paper (arxiv_id, title, updated_at) VALUES`
const mention = `INSERT INTO mention (id, source, source_id, url, author_name, author_handle, body, lang, dir, posted_on)
  VALUES (gen_random_uuid(),`
const digest = `INSERT INTO digest (id, slug, day, feed_id, title, description, section) VALUES`
const publication = `INSERT INTO publication (id, digest_id, number, slug, day, title, description, section, written_at)
  VALUES (gen_random_uuid(),`
const [one, two] = ['00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002']
const twoDigests = `${digest} ('${one}', 'one', '2026-11-19', '1', '', '', ''), ('${two}', 'two', '2026-11-20', '2', '', '', '')`

test.each([
  ['a second edition', `INSERT INTO edition (id, day) VALUES (2, now())`, 'edition_id_check'],
  ['an id that is not arXiv’s', `${paper} ('2102.02503v1', '', now())`, 'paper_arxiv_id_check'],
  [
    'a version 0',
    `${paper} ('2102.02503', '', now()); INSERT INTO paper_version VALUES ('2102.02503', 0, now())`,
    'number_check',
  ],
  [
    'a source that is no name',
    `${mention} 'X!', '1', 'https://example.org', '', '', '[]', 'en', 'ltr', now())`,
    'source_check',
  ],
  [
    'a post without an id',
    `${mention} 'x', '', 'https://example.org', '', '', '[]', 'en', 'ltr', now())`,
    'source_id_check',
  ],
  ['a post that runs', `${mention} 'x', '1', 'javascript:alert(1)', '', '', '[]', 'en', 'ltr', now())`, 'url_check'],
  ['a slug with a slash', `${digest} ('${one}', 'a/b', '2026-11-20', '1', '', '', '')`, 'digest_slug_check'],
  ['two digests of a day', twoDigests.replace('-19', '-20'), 'digest_day_key'],
  [
    'an upper-case address',
    `INSERT INTO account (id, email, name, role) VALUES (gen_random_uuid(), 'A@b.c', '', 'editor')`,
    'account_email_check',
  ],
  [
    'negative counts',
    `${paper} ('2102.02503', '', now()); INSERT INTO snapshot (arxiv_id, source, taken_at, likes) VALUES ('2102.02503', 'x', now(), -1)`,
    'snapshot_check',
  ],
  [
    'a candidate both accepted and dismissed',
    `${paper} ('2102.02503', '', now());
     INSERT INTO candidate (id, day, arxiv_id, score, receipt, accepted_at, dismissed_at)
     VALUES (gen_random_uuid(), now(), '2102.02503', 1, '{}', now(), now())`,
    'candidate_check',
  ],
  [
    'a digest with two current publications',
    `${twoDigests}; ${publication} '${one}', 1, 'one', '2026-11-19', '', '', '', now());
     ${publication} '${one}', 2, 'other', '2026-11-20', '', '', '', now())`,
    'publication_current_digest',
  ],
  [
    'a day with two current publications',
    `${twoDigests}; ${publication} '${one}', 1, 'one', '2026-11-20', '', '', '', now());
     ${publication} '${two}', 1, 'two', '2026-11-20', '', '', '', now())`,
    'publication_current_day',
  ],
  [
    'an address with two current publications',
    `${twoDigests}; ${publication} '${one}', 1, 'one', '2026-11-19', '', '', '', now());
     ${publication} '${two}', 1, 'one', '2026-11-20', '', '', '', now())`,
    'publication_current_slug',
  ],
])('the database refuses %s', async (_, script, rule) => {
  await expect(withClient(databaseUrl(), (client) => client.query(script))).rejects.toThrow(rule)
})

test('a publication that has ended leaves its day and its address to the next', async () => {
  await withClient(databaseUrl(), (client) =>
    client.query(`${twoDigests}; ${publication} '${one}', 1, 'one', '2026-11-20', '', '', '', now());
      UPDATE publication SET ended_at = now(); ${publication} '${two}', 1, 'one', '2026-11-20', '', '', '', now())`),
  )
  expect(await db().publication.count({ where: { endedAt: null } })).toBe(1)
})

test('keys of order compare by byte', async () => {
  await withClient(databaseUrl(), (client) =>
    client.query(`${twoDigests}; ${paper} ('2102.02503', '', now()), ('2102.02504', '', now());
      INSERT INTO entry (id, digest_id, arxiv_id, order_key) VALUES
        (gen_random_uuid(), '${one}', '2102.02503', 'a0'), (gen_random_uuid(), '${one}', '2102.02504', 'Zz')`),
  )
  const entries = await db().entry.findMany({ orderBy: { orderKey: 'asc' }, select: { orderKey: true } })
  expect(entries.map(({ orderKey }) => orderKey)).toEqual(['Zz', 'a0'])
})
