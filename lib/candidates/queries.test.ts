import { expect, test } from 'vitest'
import { provideDatabase } from '../../e2e/provide-database'
import { db } from '../db'
import { changeSetting } from '../settings/mutations'
import { explainAbsence, findBalance, findOutlook } from './queries'

provideDatabase()

const FRIDAY = new Date('2026-11-20T18:00:00Z')
const SATURDAY = new Date('2026-11-21T18:00:00Z')
// Thanksgiving's evening has no announcement.
const HOLIDAY = new Date('2026-11-27T18:00:00Z')

test('a site that collects says why there is no digest and which is the next, any other says nothing', async () => {
  expect(await findOutlook(SATURDAY)).toBeNull()
  await db().run.create({ data: { day: new Date('2026-11-20'), startedAt: new Date('2026-11-20T12:00:00Z') } })
  await db().run.create({ data: { day: new Date('2026-11-25'), startedAt: new Date('2026-11-26T12:00:00Z') } })
  expect(await findOutlook(FRIDAY)).toMatchObject({ reason: null, next: '2026-11-20', due: null })
  expect(await findOutlook(SATURDAY)).toMatchObject({ reason: 'weekend', next: '2026-11-23' })
  await changeSetting('publishHour', '9')
  expect(await findOutlook(HOLIDAY)).toEqual({
    today: '2026-11-27',
    reason: 'holiday',
    next: '2026-11-30',
    due: new Date('2026-12-01T14:00:00Z'),
  })
})

test('the next digest is announced as it is scheduled, and drafts that nobody scheduled are not', async () => {
  await db().run.create({ data: { day: new Date('2026-11-20'), startedAt: new Date('2026-11-20T12:00:00Z') } })
  await changeSetting('publishHour', '9')
  const make = (day: string, scheduledFor: Date | null) => {
    const data = {
      slug: day,
      feedId: day,
      title: day,
      description: '',
      section: 'arXiv',
      day: new Date(day),
      scheduledFor,
    }
    return db().digest.create({ data })
  }
  await make('2026-11-19', null)
  const { id } = await make('2026-11-20', null)
  expect(await findOutlook(FRIDAY)).toMatchObject({ next: '2026-11-20', due: null })
  const due = new Date('2026-11-23T10:00:00Z')
  await db().digest.update({ where: { id }, data: { scheduledFor: due } })
  expect(await findOutlook(SATURDAY)).toMatchObject({ next: '2026-11-20', due })
})

test('why a paper is not in the inbox is told by its id', async () => {
  const day = new Date('2026-11-20')
  const other = new Date('2026-11-19')
  const facts = { authors: [], categories: ['cs.LG'], title: '' }
  const add = (arxivId: string, data: object) => db().paper.create({ data: { ...facts, arxivId, ...data } })
  await add('2611.00001', { announcedOn: day })
  await add('2611.00002', { announcedOn: other })
  await add('2611.00003', {
    announcedOn: other,
    versions: { create: [{ number: 2, announcedOn: day, announcedAs: 'replace' }] },
  })
  await add('2611.00004', { announcedOn: day, withdrawnAt: new Date('2026-11-20T08:00:00Z') })
  await add('2611.00005', { announcedOn: day, candidates: { create: [{ day, score: 12, receipt: {} }] } })
  await db().run.create({
    data: { day, sources: { create: [{ source: 'arxiv' }, { source: 'hackernews' }] } },
  })
  const told = (id: string) => explainAbsence(id, '2026-11-20')
  expect(await told('paper')).toBe('“paper” is no arXiv id; write it like 2611.01001.')
  expect(await told('2611.99999')).toMatch(/^2611.99999 is not known here/)
  expect(await told('https://arxiv.org/abs/2611.00001v2')).toBe(
    'Nobody has spoken of 2611.00001 so far, as far as Hacker News knows.',
  )
  expect(await told('2611.00002')).toMatch(/was listed on 19 November 2026, so it can be a candidate of that day alone/)
  expect(await told('2611.00003')).toMatch(/^On 20 November 2026 arXiv listed version 2 of 2611.00003, .* same paper/)
  expect(await told('2611.00004')).toBe('2611.00004 was withdrawn on 20 November 2026.')
  expect(await told('2611.00005')).toBe('2611.00005 is here, with a score of 12; the draft begins at 25.')
  expect(await findBalance('2026-11-20')).toEqual({ categories: [], firstAuthors: [], accounts: [] })
})

test('the balance counts what the digests of 30 days hold, the draft of the day included and nothing else', async () => {
  const paper = (arxivId: string, author: string, category: string) =>
    db().paper.create({
      data: { arxivId, title: '', authors: [author, 'Last Author'], categories: [category, 'cs.AI'] },
    })
  await paper('2611.00001', 'Ana Beispiel', 'cs.LG')
  await paper('2611.00002', 'Ana Beispiel', 'cs.LG')
  await paper('2611.00003', 'Jörg Müller', 'cs.CL')
  await paper('2611.00004', 'Jörg Müller', 'cs.CL')
  const post = async (source: string, sourceId: string, authorHandle: string) => {
    const said = {
      url: 'https://x.com/a/status/1',
      authorName: `${authorHandle} of ${source}`,
      body: [],
      lang: 'en',
      dir: 'ltr',
    } as const
    const data = { source, sourceId, authorHandle, postedOn: new Date('2026-11-20'), ...said }
    return (await db().mention.create({ data })).id
  }
  const loud = [await post('x', '1', 'loud'), await post('x', '2', 'loud')]
  const namesake = await post('bluesky', '3', 'loud')
  const twice = [await post('x', '4', 'twice'), await post('x', '5', 'twice')]
  const digest = (day: string, papers: Record<string, string[]>, more: object = {}) =>
    db().digest.create({
      data: {
        ...{ slug: `d${day}`, feedId: day, title: '', description: '', section: 'arXiv', day: new Date(day) },
        ...more,
        entries: {
          create: Object.entries(papers).map(([arxivId, posts], i) => ({
            arxivId,
            orderKey: `a${i}`,
            mentions: { create: posts.map((mentionId, j) => ({ mentionId, orderKey: `a${j}` })) },
          })),
        },
      },
    })
  await digest('2026-10-22', { '2611.00001': [String(loud[0]), namesake, ...twice] })
  await digest('2026-11-20', { '2611.00002': [String(loud[1])], '2611.00003': [] })
  // The day before the thirty, the day after, and what is no digest any more or only shows what one is.
  await digest('2026-10-21', { '2611.00004': [String(loud[0])] })
  await digest('2026-11-23', { '2611.00004': [namesake] })
  await digest('2026-11-18', { '2611.00004': [namesake] }, { trashedAt: new Date() })
  await digest('2026-11-17', { '2611.00004': [namesake] }, { sampleAt: new Date() })

  expect(await findBalance('2026-11-20')).toEqual({
    categories: [
      { name: 'cs.LG', count: 2 },
      { name: 'cs.CL', count: 1 },
    ],
    firstAuthors: [{ name: 'Ana Beispiel', count: 2 }],
    // Two posts under one paper are no repetition, and a handle elsewhere is somebody else's.
    accounts: [{ name: 'loud of x', source: 'x', count: 2 }],
  })
})
