import { expect, test } from 'vitest'
import { provideDatabase } from '../../e2e/provide-database'
import { publishDigest } from '../../e2e/publish-digest'
import { rankCandidates } from '../candidates/mutations'
import { db } from '../db'
import { findDraft } from '../drafts/queries'
import { readEdition } from '../edition'
import { databaseUrl } from '../env'
import { renderDigest } from '../feeds/content'
import { findPreview, findPublishedDigest } from './queries'

provideDatabase()

const DAY = '2026-11-04'

test('a post by one of the paper’s own authors is marked wherever people see it under that paper, not in feeds', async () => {
  const ana = { source: 'bluesky', authorName: 'Ana Beispiel' }
  const { id, slug, papers } = await publishDigest(databaseUrl(), {
    day: DAY,
    entries: [
      { authors: ['Ana Beispiel'], mentions: [ana, { ...ana, authorName: 'Bo Reader' }] },
      { authors: ['Cy Example'], mentions: [{ ...ana, authorName: 'Cy Example' }] },
    ],
  })
  const link = async (paper: number, authorName: string) => {
    const { id: mentionId } = await db().mention.findFirstOrThrow({ where: { authorName } })
    await db().paperMention.create({ data: { arxivId: String(papers[paper]?.arxivId), mentionId } })
  }
  await link(0, 'Ana Beispiel')
  await link(0, 'Bo Reader')
  await db().paper.updateMany({ data: { announcedOn: new Date(DAY), announcedAs: 'new' } })
  const marks = async () => {
    const [published, preview, draft] = [await findPublishedDigest(slug), await findPreview(id), await findDraft(id)]
    return {
      published: published?.entries.map(({ mentions }) => mentions.map(({ byAuthor }) => byAuthor)),
      preview: preview?.entries.map(({ mentions }) => mentions.map(({ byAuthor }) => byAuthor)),
      draft: draft?.entries.map(({ mentions }) => mentions.map(({ mention }) => mention.isByAuthor)),
      feed: published && renderDigest(published, { siteUrl: 'https://papers.example.org', postsFromX: 'text' }).source,
    }
  }
  const none = [[false, false], [false]]
  const before = await marks()
  expect(before).toMatchObject({ published: none, preview: none, draft: none })
  const edition = await readEdition()

  await rankCandidates(DAY)
  const own = [[true, false], [false]]
  expect(await marks()).toEqual({ published: own, preview: own, draft: own, feed: before.feed })
  // Readers see it, so caches are told; once.
  expect(await readEdition()).toBe(edition + 1)
  await rankCandidates(DAY)
  expect(await readEdition()).toBe(edition + 1)
})
