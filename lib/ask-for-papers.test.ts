import { expect, test } from 'vitest'
import { actAs } from '../e2e/act-as'
import { provideDatabase } from '../e2e/provide-database'
import { provideInternet } from '../e2e/provide-internet'
import { askForPapers } from './ask-for-papers'
import { db } from './db'

provideDatabase()
const internet = provideInternet()
const [ONE, TWO] = ['2611.01001', '2611.01002']

test('papers that arXiv knows are kept as the collector keeps them, all asked for in one request', async () => {
  const contributor = await actAs('contributor', 'Cleo Example')
  expect(await askForPapers(contributor, [ONE, TWO, '2611.99999'])).toEqual({ unknown: ['2611.99999'] })
  expect(internet.asked.map(({ place }) => place)).toEqual([
    expect.stringMatching(/^export\.arxiv\.org\/api\/query\?id_list=/),
  ])
  const told = [...internet.world.papers.values()].flat().find(({ id }) => id === ONE)
  expect(await db().paper.findUnique({ where: { arxivId: ONE }, include: { versions: true } })).toMatchObject({
    ...{ title: told?.title, categories: told?.categories },
    // Nobody announced it to us: it is no candidate of a day.
    ...{ announcedOn: null, describedAt: null, versions: [{ number: 1 }] },
  })
  expect(
    await db().deed.findMany({ select: { who: true, act: true, subject: true }, orderBy: { subject: 'asc' } }),
  ).toEqual([ONE, TWO].map((subject) => ({ who: 'Cleo Example', act: 'ask for paper', subject })))
})

test.each([
  ['too many', /answered 429/],
  ['unavailable', /answered 503 \(503 Service Unavailable\)/],
  ['not json', /is not what arXiv sends|is no XML/],
  ['reset', /could not be reached/],
] as const)('%s: one attempt, a sentence, and nothing kept', async (fault, sentence) => {
  internet.fail('export.arxiv.org', fault)
  const { unknown, trouble } = await askForPapers(await actAs('contributor'), [ONE])
  expect({ unknown, trouble }).toEqual({ unknown: [ONE], trouble: expect.stringMatching(sentence) })
  expect(internet.asked).toHaveLength(1)
  expect(await db().paper.count()).toBe(0)
})

test('who asked us to wait is left alone, and it is said until when', async () => {
  internet.fail('export.arxiv.org', 'too many, retry after')
  const contributor = await actAs('contributor')
  await askForPapers(contributor, [ONE])
  const { trouble } = await askForPapers(contributor, [ONE])
  expect(trouble).toMatch(/is left alone until \d\d:\d\d UTC/)
  expect(internet.asked).toHaveLength(1)
})

test('who does not wait any longer takes nothing from the collector’s turn', async () => {
  internet.fail('export.arxiv.org', 'drip')
  const gone = new AbortController()
  const asked = askForPapers(await actAs('contributor'), [ONE], gone.signal)
  await expect.poll(() => internet.asked.length).toBe(1)
  gone.abort()
  expect((await asked).trouble).toBeTruthy()
  expect(await db().service.findUnique({ where: { name: 'arxiv' } })).toMatchObject({ failures: 0, busyUntil: null })
})
