import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from } from 'pg-copy-streams'
import { withClient } from '../e2e/database'
import { closeDb, db } from '../lib/db'
import { settle } from '../lib/env'
import { findFolder } from '../lib/postgres/folder'
import { openPostgres } from '../lib/postgres/open'
import { type Case, makeCases } from './cases'
import { DIGEST_PAPERS, generate, type Row } from './generate'
import { listScans } from './plans'

const REPORT = 'docs/performance-million.md'
const [FIRST, SPLIT, LAST] = [2016, 2024, 2026].map((year) => Date.UTC(year, 0, 1)) as [number, number, number]
const TIMES = 100

const COLUMNS: Record<Row['table'], string> = {
  paper: 'arxiv_id, title, authors, abstract, categories, announced_on, updated_at',
  card: 'arxiv_id, day, digests, slug, rank, score, codes, author_slugs, noted, words',
  digest: 'id, slug, day, feed_id, title, description, section, tags',
  publication: 'id, digest_id, number, slug, day, title, description, section, tags, written_at',
  published_entry: 'id, publication_id, rank, arxiv_id, title, authors, categories, engagement, score, receipt',
}

type Times = { p50: number; p95: number }

/** Measures search and lists on papers of ten years, and of the newest two of them, and writes the report. */
export async function benchMillion(papers: number) {
  const folder = mkdtempSync(join(tmpdir(), 'hot-papers-million-'))
  const server = await openPostgres(folder, { throwAway: true })
  try {
    settle('DATABASE_URL', server.url)
    const prisma = ['node_modules/prisma/build/index.js', 'migrate', 'deploy']
    execFileSync(process.execPath, prisma, { env: { ...process.env, DATABASE_URL: server.url }, stdio: 'pipe' })
    const papersADay = Math.max(DIGEST_PAPERS, Math.ceil(papers / ((LAST - FIRST) / DAY_MS)))
    await fill(server.url, SPLIT, LAST, papersADay)
    const two = await measureAll()
    await fill(server.url, FIRST, SPLIT, papersADay)
    const ten = await measureAll()
    const scans = await listScans(server.url, findFolder(folder)?.log ?? '', await makeCases(new Date(LAST)))
    writeFileSync(REPORT, writeReport(two, ten, scans))
  } finally {
    await closeDb()
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  }
  console.log(`Written to ${REPORT}.`)
}

const DAY_MS = 24 * 60 * 60 * 1000

/** Indexes are made after the rows, which is many times as fast. */
async function fill(url: string, start: number, end: number, papersADay: number) {
  const started = performance.now()
  await withClient(url, async (client) => {
    // Neither triggers nor references: what they would write or check is generated.
    await client.query(`SET session_replication_role = replica; SET maintenance_work_mem = '1GB'`)
    const { rows: indexes } = await client.query<{ indexname: string; indexdef: string }>(
      `SELECT indexname, indexdef FROM pg_indexes WHERE tablename IN ('card', 'paper', 'author') AND indexname !~ 'pkey|key$'`,
    )
    for (const { indexname } of indexes) await client.query(`DROP INDEX "${indexname}"`)
    const buffers = new Map<Row['table'], string[]>()
    for (const { table, line } of generate(new Date(start), Math.round((end - start) / DAY_MS), papersADay)) {
      const buffer = buffers.get(table) ?? []
      buffers.set(table, buffer)
      buffer.push(line)
      if (buffer.length === 5000) await copy(client, table, buffer.splice(0))
    }
    for (const [table, buffer] of buffers) await copy(client, table, buffer)
    for (const { indexdef } of indexes) await client.query(indexdef)
    await client.query(`
      TRUNCATE author, category_count;
      INSERT INTO author SELECT DISTINCT name, replace(initcap(name), '-', ' ')
        FROM card CROSS JOIN unnest(author_slugs) name WHERE digests > 0;
      INSERT INTO category_count SELECT code, count(*) FROM card CROSS JOIN unnest(codes) code WHERE digests > 0 GROUP BY code`)
    await client.query(addTalk(new Date(start), new Date(end)))
    await client.query('VACUUM ANALYZE')
  })
  console.log(`Filled in ${Math.round((performance.now() - started) / 1000)} s.`)
}

const [READINGS, POSTS, LIKE] = [60, 5, 6]

/** What else a page tells of the papers featured on those days: versions, readings, posts shown, and papers alike. */
function addTalk(start: Date, end: Date) {
  const day = (date: Date) => `'${date.toISOString().slice(0, 10)}'`
  return `
    CREATE TEMP TABLE featured ON COMMIT DROP AS
      SELECT arxiv_id, day, row_number() OVER (ORDER BY day, rank) AS place, count(*) OVER () AS many
      FROM card WHERE digests > 0 AND day >= ${day(start)} AND day < ${day(end)};
    INSERT INTO paper_version (arxiv_id, number, submitted_at, announced_on)
      SELECT arxiv_id, number, day + number - 1, day + number - 1 FROM featured CROSS JOIN generate_series(1, 2) number;
    INSERT INTO snapshot (arxiv_id, source, taken_at, likes, reposts)
      SELECT arxiv_id, (ARRAY['bluesky', 'hackernews', 'huggingface'])[1 + n % 3], day + n * interval '6 hours', 10 * n, n
      FROM featured CROSS JOIN generate_series(1, ${READINGS}) n;
    INSERT INTO mention (id, source, source_id, url, author_name, author_handle, body, lang, dir, posted_on)
      SELECT gen_random_uuid(), 'bluesky', arxiv_id || '/' || n, 'https://bsky.example/' || arxiv_id || '/' || n,
        'Name ' || n, 'name' || n || '.example', '[{"type":"text","text":"A post about this paper, as long as most of them are."}]',
        'en', 'ltr', day
      FROM featured CROSS JOIN generate_series(1, ${POSTS}) n;
    INSERT INTO paper_mention (arxiv_id, mention_id)
      SELECT arxiv_id, mention.id FROM featured CROSS JOIN generate_series(1, ${POSTS}) n
      JOIN mention ON source = 'bluesky' AND source_id = arxiv_id || '/' || n;
    INSERT INTO published_mention (entry_id, position, mention_id, url, author_name, author_handle, body, lang, dir, posted_on)
      SELECT entry.id, row_number() OVER (PARTITION BY entry.id ORDER BY url), mention.id, url, author_name,
        author_handle, body, lang, dir, posted_on
      FROM featured JOIN published_entry entry USING (arxiv_id) JOIN paper_mention USING (arxiv_id)
      JOIN mention ON mention.id = mention_id;
    INSERT INTO related (arxiv_id, other_id, weight)
      SELECT paper.arxiv_id, other.arxiv_id, 1 + n FROM featured paper CROSS JOIN generate_series(1, ${LIKE}) n
      JOIN featured other ON other.place = 1 + (paper.place + 97 * n) % paper.many`
}

function copy(client: pg.Client, table: Row['table'], lines: string[]) {
  return pipeline(Readable.from([lines.join('')]), client.query(from(`COPY ${table} (${COLUMNS[table]}) FROM STDIN`)))
}

async function measureAll() {
  const cases = await makeCases(new Date(LAST))
  const measured: (Case & Times)[] = []
  for (const one of cases) {
    const times = await measure(one.run)
    measured.push({ ...one, ...times })
    console.log(`${one.name}: p50 ${times.p50.toFixed(1)} ms, p95 ${times.p95.toFixed(1)} ms`)
  }
  const [{ papers, featured, digests } = { papers: 0, featured: 0, digests: 0 }] = await db().$queryRaw<
    { papers: number; featured: number; digests: number }[]
  >`SELECT count(*)::int AS papers, count(*) FILTER (WHERE digests > 0)::int AS featured,
      (SELECT count(*)::int FROM publication) AS digests FROM card`
  return { papers, featured, digests, measured }
}

async function measure(run: () => Promise<unknown>): Promise<Times> {
  for (let i = 0; i < TIMES / 5; i++) await run()
  const times: number[] = []
  for (let i = 0; i < TIMES; i++) {
    const started = performance.now()
    await run()
    times.push(performance.now() - started)
  }
  times.sort((a, b) => a - b)
  return { p50: times[Math.floor(TIMES * 0.5)] as number, p95: times[Math.floor(TIMES * 0.95)] as number }
}

type Measured = Awaited<ReturnType<typeof measureAll>>

function writeReport(two: Measured, ten: Measured, scans: Map<string, string[]>) {
  const key = ten.measured[0] as Times
  const rows = ten.measured.map(({ name, goal, p50, p95 }, i) => {
    const before = two.measured[i] as Times
    return `| ${[name, ms(p50), ms(p95), goal ? `≤ ${goal} ms` : '–', `${(p50 / key.p50).toFixed(1)}`, `${(p50 / before.p50).toFixed(2)}`].join(' | ')} |`
  })
  return `# Performance with ten years of papers

Written by \`npm run bench -- --million\`: ${ten.papers.toLocaleString('en')} papers, ${ten.featured.toLocaleString('en')} of them featured in ${ten.digests.toLocaleString('en')} digests, all made up.

| what | median | p95 | goal (p95) | times a read by primary key | times as with the newest two years alone |
|---|---|---|---|---|---|
${rows.join('\n')}

"The newest two years alone" are ${two.papers.toLocaleString('en')} papers, ${two.featured.toLocaleString('en')} of them featured.

## How PostgreSQL finds it

| what | by |
|---|---|
${[...scans].map(([name, found]) => `| ${name} | ${found.join(', ')} |`).join('\n')}

"Heap" is the table itself where so much of it was wanted, or there is so little of it, that no index would be faster.

## How it was measured

On ${cpus().length} cores (${cpus()[0]?.model.trim()}), of which ${(loadavg()[2] ?? 0).toFixed(1)} were wanted in the last quarter of an hour by all that ran, with the embedded PostgreSQL as it comes, in ${new Date().toISOString().slice(0, 7)}. Each row is ${TIMES} calls of the functions that pages call, one after the
other in a warm database, Prisma and its reading of rows included, rendering not. Words are picked at random from a
vocabulary in which few are common and most are rare. Titles have 8 words and abstracts 70. Best on a machine that does
nothing else; the ratios tell more than the times.
`
}

const ms = (value: number) => `${value.toFixed(1)} ms`
