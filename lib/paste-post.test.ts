import { expect, test } from 'vitest'
import { actAs } from '../e2e/act-as'
import { provideDatabase } from '../e2e/provide-database'
import { provideInternet } from '../e2e/provide-internet'
import { db } from './db'
import { pastePost, putPost } from './paste-post'

provideDatabase()
const internet = provideInternet()
const PAPER = '2611.01001'

async function paste(address: string) {
  await db().paper.upsert({
    where: { arxivId: PAPER },
    create: { arxivId: PAPER, title: '', authors: ['Ana Beispiel'] },
    update: {},
  })
  return pastePost(await actAs('contributor'), PAPER, address)
}

test.each([
  ['https://x.com/ana_example/status/1985000000000000001?s=20', 'x', 'ana_example', '2026-11-04'],
  ['https://bsky.app/profile/ana.example.com/post/3invented00001', 'bluesky', 'ana.example.com', '2026-11-04'],
  ['https://example.social/@synthetic/115000000000000001', 'mastodon', 'synthetic@example.social', '2026-11-04'],
])('%s becomes a mention of its paper', async (address, source, authorHandle, day) => {
  const { mentionId } = await paste(address)
  const mention = await db().mention.findUniqueOrThrow({ where: { id: mentionId }, include: { papers: true } })
  expect(mention).toMatchObject({ source, authorHandle, lang: 'en', postedOn: new Date(day) })
  expect(mention.papers).toMatchObject([{ arxivId: PAPER }])
  expect(JSON.stringify(mention.body)).toMatch(/"type":"link"/)
  // Pasted twice it is the same.
  expect(await paste(address)).toEqual({ mentionId })
})

test.each([
  ['https://x.com/gone/status/404', /There is no post at https:\/\/x\.com\/gone\/status\/404/],
  ['https://example.org/post/1', /is no address of a post on X, Bluesky or Mastodon/],
  ['https://127.0.0.1/@a/1', /is no address of a post/],
])('%s is refused with a sentence', async (address, sentence) => {
  internet.world.posts.splice(0)
  await expect(paste(address)).rejects.toThrow(sentence)
  expect(await db().mention.count()).toBe(0)
})

test('who was taken out of the site is not brought back by pasting', async () => {
  await db().suppression.create({ data: { source: 'x', authorHandle: 'ana_example' } })
  await expect(paste('https://x.com/ana_example/status/1985000000000000001')).rejects.toThrow(
    'taken out of this site for good',
  )
  expect(await db().mention.count()).toBe(0)
})

test('a post that is known here is put under another paper without asking anybody', async () => {
  const { mentionId } = await paste('https://x.com/ana_example/status/1985000000000000001')
  await db().paper.create({ data: { arxivId: '2611.01009', title: '' } })
  internet.asked.splice(0)
  const code = '<a href="https://twitter.com/ana_example/status/1985000000000000001?ref_src=x">November 4, 2026</a>'
  expect(await putPost(await actAs('contributor'), '2611.01009', code)).toEqual({ mentionId })
  expect(internet.asked).toEqual([])
  expect(await db().paperMention.count({ where: { mentionId } })).toBe(2)
})

test('a post whose words were dropped has them again when it is pasted', async () => {
  const address = 'https://x.com/ana_example/status/1985000000000000001'
  const { mentionId } = await paste(address)
  const { body, authorName } = await db().mention.findUniqueOrThrow({ where: { id: mentionId } })
  const dropped = { body: [], authorName: '', authorHandle: '', forgottenAt: new Date() }
  await db().mention.update({ where: { id: mentionId }, data: dropped })
  expect(await putPost(await actAs('contributor'), PAPER, address)).toEqual({ mentionId })
  expect(await db().mention.findUniqueOrThrow({ where: { id: mentionId } })).toMatchObject({
    ...{ body, authorName, authorHandle: 'ana_example', forgottenAt: null },
  })
})

test('a post that was gone is back when its source has it, and not by what somebody writes down', async () => {
  const [here, gone] = ['https://x.com/ana_example/status/1985000000000000001', 'https://x.com/ana_example/status/404']
  const { mentionId } = await paste(here)
  const contributor = await actAs('contributor')
  const byHand = { authorName: 'Ana', words: 'Words.', postedOn: '2026-11-04' }
  const written = await putPost(contributor, PAPER, gone, byHand)
  const deletedAt = new Date()
  await db().mention.updateMany({ data: { deletedAt, missingSince: deletedAt } })
  expect(await putPost(contributor, PAPER, here)).toEqual({ mentionId })
  expect(await putPost(contributor, PAPER, gone, byHand)).toEqual(written)
  const mentions = await db().mention.findMany({ where: { deletedAt: { not: null } }, select: { id: true } })
  expect(mentions).toEqual([{ id: written.mentionId }])
})

test('a post is written down by hand where its source tells nothing', async () => {
  await db().paper.create({ data: { arxivId: PAPER, title: '' } })
  const byHand = { authorName: 'Cleo Example', words: 'Worth reading.', postedOn: '2026-11-04' }
  const contributor = await actAs('contributor')
  const { mentionId } = await putPost(contributor, PAPER, 'https://x.com/cleo/status/404', byHand)
  expect(await db().mention.findUniqueOrThrow({ where: { id: mentionId } })).toMatchObject({
    ...{ source: 'x', sourceId: '404', authorName: 'Cleo Example', authorHandle: 'cleo' },
    ...{ body: [{ type: 'text', text: 'Worth reading.' }], postedOn: new Date('2026-11-04') },
  })
  await expect(putPost(contributor, PAPER, 'hello')).rejects.toThrow('names no post')
})

test('what the source tells of a post stands, whatever somebody writes down', async () => {
  await db().paper.create({ data: { arxivId: PAPER, title: '' } })
  const byHand = { authorName: 'Ana Example', words: 'I never said this.', postedOn: '2020-01-01' }
  const address = 'https://x.com/ana_example/status/1985000000000000001'
  const { mentionId } = await putPost(await actAs('contributor'), PAPER, address, byHand)
  const mention = await db().mention.findUniqueOrThrow({ where: { id: mentionId } })
  expect(JSON.stringify(mention.body)).not.toContain('I never said this.')
  expect(mention.postedOn).toEqual(new Date('2026-11-04'))
})
