import { expect, test } from 'vitest'
import { provideDatabase } from '../../e2e/provide-database'
import { db } from '../db'
import { SOURCE } from '../sample/content'
import { loadSample } from '../sample/mutations'
import { listPostCounts } from './queries'
import { mentionKey } from './schema'

provideDatabase()

test('the counts of a post are what its source told last', async () => {
  await loadSample()
  await db().mentionCount.deleteMany()
  const [told, silent] = await db().mention.findMany({ select: { id: true, sourceId: true }, take: 2 })
  const takenAt = (day: number) => new Date(Date.UTC(2026, 10, day))
  await db().mentionCount.createMany({
    data: [
      { mentionId: String(told?.id), takenAt: takenAt(4), likes: 3 },
      { mentionId: String(told?.id), takenAt: takenAt(5), likes: 2, reposts: 1 },
    ],
  })
  const posts = [told, silent].map((post) => ({ source: SOURCE, sourceId: String(post?.sourceId) }))
  // The same post may stand at more than one paper.
  const counts = await listPostCounts([{ mentions: posts }, { mentions: posts.slice(0, 1) }])
  const newest = { takenAt: takenAt(5), reposts: 1, likes: 2, replies: null, quotes: null, upvotes: null }
  expect(counts).toEqual(new Map(posts.slice(0, 1).map((post) => [mentionKey(post), newest])))
})
