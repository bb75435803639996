import sharp from 'sharp'
import { beforeEach, expect, test } from 'vitest'
import { actAs } from '../../e2e/act-as'
import { provideDatabase } from '../../e2e/provide-database'
import { db } from '../db'
import { renderMarkdown } from '../markdown'
import { addImage, pruneImages } from './mutations'
import { findDraftImage, findImage, findPublishedImage } from './queries'
import { type ImageFile, imageAddress, imageFileSchema } from './schema'

provideDatabase()

let digestId: string

beforeEach(async () => {
  const data = {
    slug: 'a-day',
    day: new Date('2021-01-05'),
    feedId: '1',
    title: 'A day',
    description: '',
    section: 'arXiv',
  }
  digestId = (await db().digest.create({ data })).id
})

test('a picture comes out upright, as small as a page needs it, and without what the camera told', async () => {
  const photo = await sharp({ create: { width: 3000, height: 1000, channels: 3, background: 'red' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  const { url, markdown, ...size } = await addImage(await actAs('contributor'), digestId, photo, ' A [red]\nfield ')
  // On its side it was 3000 by 1000.
  expect(size).toEqual({ width: 907, height: 2720 })
  const bytes = await findImage(imageFileSchema.parse(url.split('/').at(-1)))
  const kept = await sharp(bytes ?? undefined).metadata()
  expect(kept).toMatchObject({ format: 'webp', width: 907, height: 2720 })
  expect(kept.exif).toBeUndefined()
  expect(renderMarkdown(markdown)).toBe(
    `<p><img src="${url}" alt="A [red] field" width="907" height="2720" loading="lazy"></p>\n`,
  )
  expect(renderMarkdown(markdown, { base: 'https://papers.example.org' })).toContain(
    `src="https://papers.example.org${url}"`,
  )
})

test('a picture is a reader’s as long as something they have shows it, a preview’s where the draft does', async () => {
  const file = await add()
  const markdown = `![Red](${imageAddress(file)})`
  expect(await findPublishedImage(file)).toBeNull()
  expect(await findDraftImage(digestId, file)).toBeNull()
  await db().digest.update({ where: { id: digestId }, data: { intro: markdown } })
  expect(await findPublishedImage(file)).toBeNull()
  expect(await findDraftImage(digestId, file)).not.toBeNull()

  const words = { slug: 'a-day', day: new Date('2021-01-05'), title: '', description: '', section: 'arXiv', tags: [] }
  const { id } = await db().publication.create({
    data: { digestId, number: 1, ...words, intro: markdown, writtenAt: new Date() },
    select: { id: true },
  })
  expect(await findPublishedImage(file)).not.toBeNull()
  // Each address that answers is kept, so one picture has one.
  expect(await findPublishedImage({ ...file, width: file.width + 1 })).toBeNull()
  await db().publication.update({ where: { id }, data: { endedAt: new Date() } })
  expect(await findPublishedImage(file)).toBeNull()
  expect(await findImage(file)).not.toBeNull()
})

test('a picture that nothing shows is forgotten after a month, and not where something shows it again', async () => {
  const [left, used, again] = [await add(), await add(), await add()]
  const show = (...files: ImageFile[]) =>
    db().digest.update({ where: { id: digestId }, data: { intro: files.map(imageAddress).join(' ') } })
  await show(used)
  await pruneImages(new Date('2021-02-01'))
  await show(used, again)
  await pruneImages(new Date('2021-03-01'))
  expect(await db().image.count()).toBe(3)
  await show()
  await db().revision.create({
    data: { digestId, number: 1, reason: 'kept', content: { intro: imageAddress(used), note: imageAddress(again) } },
  })
  await pruneImages(new Date('2021-04-02'))
  expect(await findImage(left)).toBeNull()
  expect(await findImage(used)).not.toBeNull()
  expect(await findImage(again)).not.toBeNull()
})

async function add() {
  const red = await sharp({ create: { width: 30, height: 20, channels: 3, background: 'red' } })
    .png()
    .toBuffer()
  const { url } = await addImage(await actAs('contributor'), digestId, red, 'Red')
  return imageFileSchema.parse(url.split('/').at(-1))
}

test.each([
  ['no picture', Buffer.from('hello'), 'What it shows', /no picture we can read/],
  [
    'a drawing that runs',
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    'x',
    /no picture/,
  ],
  ['one without words', Buffer.from(''), ' ', /for who does not see it/],
])('%s is refused', async (_, bytes, alt, sentence) => {
  await expect(addImage(await actAs('contributor'), digestId, bytes, alt)).rejects.toThrow(sentence)
  expect(await db().image.count()).toBe(0)
})

test('a picture from elsewhere is its description', () => {
  expect(renderMarkdown('![A *p*<b>](https://elsewhere.example/p.png)')).not.toContain('<img')
  expect(renderMarkdown('![p](/images/../x.webp)')).not.toContain('<img')
})
