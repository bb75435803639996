import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { expect, test } from 'vitest'
import { provideDatabase } from '../../e2e/provide-database'
import { importArchive } from '../archive/import-archive'
import { atom } from './atom'
import { readDigestFeed } from './digest-feed'
import { json } from './json'
import { rss } from './rss'

// Real people wrote the old archive, so it is no part of the project.
const archive = resolve(process.env.ARCHIVE_DIR ?? '../shared/data/archive')
const feedIdPrefix = 'https://modest-wright-7aaa9e.netlify.app//posts/'

provideDatabase()

test.skipIf(!existsSync(archive))(
  `the newest of the archive (${archive}, skipped where absent) are fed whole`,
  async () => {
    const newest = readdirSync(archive).toSorted().slice(-20).toReversed()
    const texts = newest.map((name) => readFileSync(join(archive, name), 'utf8'))
    await importArchive(
      newest.map((name) => ({ path: join(archive, name) })),
      { dryRun: false, overwrite: false, feedIdPrefix },
    )

    const feed = await readDigestFeed('/feed')
    expect(feed.items.map(({ id }) => id)).toEqual(
      texts.map((text) => feedIdPrefix + /^slug: "(.+)"$/m.exec(text)?.[1]),
    )
    expect(feed.items.map(({ content }) => [count(content.source, '<h2>'), count(content.source, '<p lang=')])).toEqual(
      texts.map((text) => [text.match(/^# \d+\. /gm)?.length ?? 0, count(text, '<blockquote class="twitter-tweet"')]),
    )

    const written = feed.items.map(({ id, content }) => [id, content.source.trim()])
    const inRss = parseRssFeed(rss.serialize(feed)).items
    const inAtom = parseAtomFeed(atom.serialize(feed)).entries
    const inJson = parseJsonFeed(json.serialize(feed)).items
    expect(inRss?.map((item) => [item.guid?.value, item.content?.encoded])).toEqual(written)
    expect(inAtom?.map((entry) => [entry.id, entry.content?.value])).toEqual(written)
    expect(inJson?.map((item) => [item.id, item.content_html?.trim()])).toEqual(written)
  },
)

const count = (text: string, part: string) => text.split(part).length - 1
