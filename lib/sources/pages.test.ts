import { expect, test } from 'vitest'
import type { InventedPaper, InventedPost } from '../../e2e/invented-day'
import { provideInternet } from '../../e2e/provide-internet'
import { type Ask, askPolitely } from '../http'
import { fetchRecords } from './arxiv/client'
import { hackernews } from './hackernews/source'
import { huggingface } from './huggingface/source'
import type { Source, Tools } from './schema'

const internet = provideInternet()
const NOW = new Date('2026-11-04T12:00:00Z')
const freely: Ask = (request) => askPolitely(request, { enter: async () => {}, leave: async () => {} }, 'HotPapers/0.1')

/** Asks, and between two pages something happens. */
const meanwhile = (happens: () => void): Ask => {
  let pages = 0
  return (request) => {
    if (pages++ === 1) happens()
    return freely(request)
  }
}
const check = async (source: Source, subject: string, ask: Ask) =>
  (await source.check([{ subject, day: subject, memory: null }], { ask, now: NOW } as Tools))[0]
const onceEach = (ids: string[]) => expect(new Set(ids).size).toBe(ids.length)

function tell(count: number) {
  const story = internet.world.posts.find(({ network }) => network === 'hackernews') as InventedPost
  internet.world.posts = Array.from({ length: count }, (_, i) => ({ ...story, id: String(50_000_000 + i) }))
  return story
}

test('a story that comes up while pages are read moves others to the next: each counts once', async () => {
  const story = tell(1_500)
  const ask = meanwhile(() => internet.world.posts.unshift({ ...story, id: '60000000' }))
  const ids = (await check(hackernews, 'story', ask))?.posts?.map(({ sourceId }) => sourceId) ?? []
  onceEach(ids)
  expect(ids).toHaveLength(1_500)
})

test('pages in another order give the same stories', async () => {
  tell(1_500)
  const ids = async (ask: Ask) => (await check(hackernews, 'story', ask))?.posts?.map(({ sourceId }) => sourceId).sort()
  const inOrder = await ids(freely)
  internet.world.posts.reverse()
  expect(await ids(freely)).toEqual(inOrder)
})

/** So many papers that Hugging Face features. */
function feature(count: number) {
  const [paper] = internet.world.papers.get('2026-11-04') ?? []
  const all = Array.from(
    { length: count },
    (_, i): InventedPaper => ({
      ...(paper as InventedPaper),
      id: `2611.${20_000 + i}`,
      upvotes: count - i,
    }),
  )
  internet.world.papers.set('2026-11-04', all)
  return all
}

test('upvotes that reorder the pages meanwhile double no paper', async () => {
  const all = feature(250)
  const last = all.at(-1) as InventedPaper
  // The last becomes the first, and the hundredth is on the second page again.
  const ask = meanwhile(() => all.unshift(...all.splice(all.indexOf(last), 1)))
  const ids = (await check(huggingface, '2026-11-04', ask))?.readings?.map(({ arxivId }) => arxivId) ?? []
  onceEach(ids)
  expect(ids).toHaveLength(249)
})

test('a service that gives one page again and again is left at the second', async () => {
  feature(250)
  const ask: Ask = (request) => freely({ ...request, url: request.url.replace(/&p=\d+/, '&p=0') })
  expect((await check(huggingface, '2026-11-04', ask))?.readings).toHaveLength(100)
  expect(internet.asked).toHaveLength(2)
})

test('records that are changed while pages are read count once, and a list in a circle is a failure', async () => {
  const all = feature(1_200)
  const ask = meanwhile(() => all.unshift(...all.splice(700, 1)))
  const ids = (await fetchRecords(ask, 'cs', '2026-11-04')).map(({ arxivId }) => arxivId)
  onceEach(ids)
  expect(ids).toHaveLength(1_199)

  const first = await freely({ service: { name: 'arxiv', perHour: 9 }, url: recordsOf('2026-11-04') })
  const circle: Ask = async () => first
  await expect(fetchRecords(circle, 'cs', '2026-11-04')).rejects.toThrow('leads back to a page that was read')
})

const recordsOf = (day: string) =>
  `https://oaipmh.arxiv.org/oai?verb=ListRecords&metadataPrefix=arXivRaw&set=cs&from=${day}&until=${day}`
