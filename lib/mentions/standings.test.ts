import { expect, test } from 'vitest'
import { provideDatabase } from '../../e2e/provide-database'
import { db } from '../db'
import { readEdition } from '../edition'
import { SOURCE } from '../sample/content'
import { loadSample } from '../sample/mutations'
import type { Standing } from '../sources/schema'
import { forgetUnshown, keepStandings } from './mutations'
import { listUnseen } from './queries'

provideDatabase()

const NOW = new Date('2026-11-05T12:00:00Z')
const hoursLater = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000)

/** What a look at one published post finds does to it, and whether pages change. */
async function begin() {
  await loadSample()
  const { id, sourceId } = await db().mention.findFirstOrThrow({
    where: { published: { some: {} } },
    select: { id: true, sourceId: true },
  })
  return async (standing: Standing | undefined, hours: number) => {
    const before = await readEdition()
    await keepStandings(SOURCE, [sourceId], new Map(standing ? [[sourceId, standing]] : []), hoursLater(hours))
    const select = { deletedAt: true, missingSince: true, withheld: true, seenAt: true }
    return {
      ...(await db().mention.findUniqueOrThrow({ where: { id }, select })),
      changesPages: (await readEdition()) > before,
    }
  }
}

test('a post is gone when it is missing a day later too, and comes back when it is there again', async () => {
  const look = await begin()
  const missing = { missingSince: NOW, deletedAt: null, changesPages: false }
  expect(await look('gone', 0)).toMatchObject(missing)
  expect(await look('gone', 3)).toMatchObject(missing)
  expect(await look(undefined, 23)).toMatchObject({ ...missing, seenAt: hoursLater(23) })
  expect(await look('gone', 24)).toMatchObject({ missingSince: NOW, deletedAt: hoursLater(24), changesPages: true })
  expect(await look('gone', 48)).toMatchObject({ deletedAt: hoursLater(24), changesPages: false })

  const due = async (hours: number) =>
    (await listUnseen(SOURCE, 500, hoursLater(hours))).filter((post) => post.isMissing)
  expect(await due(60)).toEqual([])
  expect(await due(72)).toHaveLength(1)
  expect(await look('there', 72)).toMatchObject({ missingSince: null, deletedAt: null, changesPages: true })
  expect(await look('gone', 96)).toMatchObject({ deletedAt: null, changesPages: false })
})

test('whom an author withholds a post from afterwards does not see it, from the next edition on', async () => {
  const look = await begin()
  const withheld = '!no-unauthenticated'
  expect(await look({ withheld }, 0)).toMatchObject({ withheld, changesPages: true })
  expect(await look({ withheld }, 24)).toMatchObject({ withheld, changesPages: false })
  expect(await look('there', 48)).toMatchObject({ withheld, changesPages: false })
  expect(await look({ withheld: null }, 72)).toMatchObject({ withheld: null, changesPages: true })
})

test('words are kept of posts that a removed paper or a revision would bring back', async () => {
  const mention = async (sourceId: string) => {
    const words = { authorName: 'Ana', authorHandle: 'ana', body: [], lang: 'en', dir: 'ltr' as const }
    const data = { source: 'x', sourceId, url: 'https://a.example/', ...words, postedOn: NOW, createdAt: NOW }
    return (await db().mention.create({ data })).id
  }
  const [removed, kept, forgotten] = [await mention('1'), await mention('2'), await mention('3')]
  const head = { slug: 'd', feedId: '1', title: '', description: '', section: '' }
  await db().digest.create({
    data: {
      ...{ ...head, day: NOW },
      removed: {
        create: {
          id: '00000000-0000-4000-8000-000000000001',
          orderKey: 'a0',
          content: {
            arxivId: '2611.01001',
            note: null,
            mentions: [{ id: removed, mentionId: removed, orderKey: 'a0' }],
          },
        },
      },
      revisions: {
        create: {
          ...{ number: 1, reason: 'saved' },
          content: { ...head, entries: [{ arxivId: '2611.01001', orderKey: 'a0', note: null, mentionIds: [kept] }] },
        },
      },
    },
  })
  await forgetUnshown(hoursLater(1), hoursLater(2))
  expect(await db().mention.findMany({ where: { forgottenAt: { not: null } }, select: { id: true } })).toEqual([
    { id: forgotten },
  ])
})
