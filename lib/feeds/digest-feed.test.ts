import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { beforeEach, expect, test } from 'vitest'
import { provideDatabase } from '../../e2e/provide-database'
import { db } from '../db'
import { changeSetting } from '../settings/mutations'
import { atom } from './atom'
import { readDigestFeed } from './digest-feed'
import { json } from './json'
import { rss } from './rss'

provideDatabase()

const formats = [rss, atom, json]

/** A digest of one paper with one post, published on a day of January 2021. */
async function publish(
  date: number,
  { number = 1, ...given }: { number?: number; endedAt?: Date; title?: string } = {},
) {
  const day = new Date(Date.UTC(2021, 0, date))
  const name = `digest-${date}`
  const paper = {
    arxivId: `2101.${String(date).padStart(5, '0')}`,
    title: 'A Paper',
    authors: ['Ada'],
    categories: ['cs.LG'],
  }
  const post = {
    url: `https://x.com/ada/status/${date}`,
    authorName: 'Ada',
    authorHandle: 'ada',
    body: [{ type: 'text', text: `Post ${date}` }],
    lang: 'en',
    dir: 'ltr' as const,
    postedOn: day,
  }
  const identity = { source: 'x', sourceId: String(date) }
  await db().paper.upsert({ where: { arxivId: paper.arxivId }, create: paper, update: {} })
  const { id: digestId } = await db().digest.upsert({
    where: { day },
    create: {
      slug: name,
      day,
      feedId: `https://old.example//posts/${name}`,
      title: name,
      description: '',
      section: '',
    },
    update: {},
  })
  const { id: mentionId } = await db().mention.upsert({
    where: { source_sourceId: identity },
    create: { ...identity, ...post },
    update: {},
  })
  return db().publication.create({
    data: {
      digestId,
      number,
      slug: name,
      day,
      title: name,
      description: `On day ${date}`,
      section: 'arXiv',
      tags: ['arXiv'],
      writtenAt: new Date(Date.UTC(2021, 0, date, 12)),
      publishedAt: new Date(Date.UTC(2021, 1, date, number)),
      ...given,
      entries: {
        create: {
          rank: 1,
          ...paper,
          engagement: [{ source: 'x', takenAt: day.toISOString(), reposts: 3, likes: 4 }],
          score: 7,
          receipt: {},
          mentions: { create: { position: 1, mentionId, ...post } },
        },
      },
    },
  })
}

const read = async () => {
  const feed = await readDigestFeed('/rss.xml')
  return { ...feed, text: feed.items.map(({ content }) => content.source).join() }
}

beforeEach(() => publish(1))

test('a digest is an item under the id it always had, with the dates of its writing and its publication', async () => {
  const { items, ...feed } = await readDigestFeed('/atom.xml')
  expect(feed).toEqual({
    title: 'Hot Papers',
    description: 'The arXiv papers people talk about, every day.',
    language: 'en',
    url: 'http://localhost:3000/atom.xml',
    home: 'http://localhost:3000/',
    updatedAt: new Date('2021-02-01T01:00:00Z'),
  })
  expect(items).toEqual([
    {
      id: 'https://old.example//posts/digest-1',
      url: 'http://localhost:3000/posts/digest-1',
      title: 'digest-1',
      summary: 'On day 1',
      content: { source: expect.stringContaining('Post 1') },
      author: null,
      tags: ['arXiv'],
      publishedAt: new Date('2021-01-01T12:00:00Z'),
      updatedAt: new Date('2021-02-01T01:00:00Z'),
    },
  ])
})

test('the newest twenty days stand in a feed, newest first', async () => {
  for (const date of [22, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21]) await publish(date)
  const { items } = await read()
  expect(items.map(({ title }) => title)).toEqual(Array.from({ length: 20 }, (_, i) => `digest-${22 - i}`))
})

test('what was replaced or withdrawn is gone, which is a change', async () => {
  const withdrawal = new Date('2021-03-01T10:00:00Z')
  await publish(2, { title: 'With a mistake', endedAt: withdrawal })
  expect(await read()).toMatchObject({ updatedAt: withdrawal, items: [{ title: 'digest-1' }] })

  await publish(2, { number: 2, title: 'Corrected' })
  expect((await read()).items.map(({ id, title }) => [id, title])).toEqual([
    ['https://old.example//posts/digest-2', 'Corrected'],
    ['https://old.example//posts/digest-1', 'digest-1'],
  ])
})

test('what is imported is a change here, however long ago it was published', async () => {
  const importedAt = new Date('2021-04-01T10:00:00Z')
  await db().digest.updateMany({ data: { importedAt } })
  expect((await read()).updatedAt).toEqual(importedAt)
})

test('a setting that is taken back is a change', async () => {
  await changeSetting('siteName', 'Preprints at Breakfast')
  const { updatedAt } = await read()
  await changeSetting('siteName', undefined)
  expect(Number((await read()).updatedAt)).toBeGreaterThan(Number(updatedAt))
})

test.each(['suppressedAt', 'deletedAt'] as const)(
  'a post is left out once it has %s, which is a change',
  async (fate) => {
    expect((await read()).text).toContain('Post 1')
    const at = new Date('2021-04-01T10:00:00Z')
    await db().mention.updateMany({ data: { [fate]: at } })
    const { text, updatedAt } = await read()
    expect(text).not.toMatch(/Post 1|Ada \(@ada\)/)
    expect(updatedAt).toEqual(at)
  },
)

test('an admin names the feed, and may have posts from X linked to alone', async () => {
  await changeSetting('siteName', 'Preprints at Breakfast')
  await changeSetting('tagline', '')
  await changeSetting('postsFromXInFeeds', 'links')
  const { title, description, text } = await read()
  expect([title, description]).toEqual(['Preprints at Breakfast', 'Preprints at Breakfast'])
  expect(text).not.toContain('Post 1')
  expect(text).toContain('<a href="https://x.com/ada/status/1">')
})

test('another process, in another place, writes the same bytes', async () => {
  await publish(2)
  const here = await Promise.all(formats.map(async ({ serialize }) => serialize(await readDigestFeed('/feed'))))
  expect(await writeElsewhere()).toEqual(here)
  expect(await writeElsewhere()).toEqual(here)
})

/** The feed in every format, as a new process writes it that keeps its clock and its numbers otherwise. */
async function writeElsewhere() {
  const contents = `
    import { closeDb } from '../db'
    import { readDigestFeed } from './digest-feed'
    ${['rss', 'atom', 'json'].map((name) => `import { ${name} } from './${name}'`).join('\n')}
    const feed = await readDigestFeed('/feed')
    console.log(JSON.stringify([rss, atom, json].map(({ serialize }) => serialize(feed))))
    await closeDb()`
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    alias: { 'server-only': `${import.meta.dirname}/../../bin/server-only.js` },
  })
  const script = outputFiles[0]?.text ?? ''
  const elsewhere = { ...process.env, TZ: 'Asia/Kathmandu', LC_ALL: 'de_DE.UTF-8' }
  const running = promisify(execFile)(process.execPath, ['--input-type=module'], { env: elsewhere })
  running.child.stdin?.end(script)
  const { stdout } = await running
  return JSON.parse(stdout)
}
