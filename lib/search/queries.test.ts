import { expect, test } from 'vitest'
import { provideDatabase } from '../../e2e/provide-database'
import { publishDigest, withdrawDigest } from '../../e2e/publish-digest'
import { findAuthor, listCoauthors, listPapersByAuthor, suggestAuthors } from '../authors/queries'
import taxonomy from '../categories/taxonomy.json'
import { db } from '../db'
import { databaseUrl } from '../env'
import { RESULTS_PER_PAGE, searchPapers } from './queries'
import { searchSchema } from './schema'

provideDatabase()

const DAY = '2021-02-05'
const publish = (entries: object[] | number, day = DAY) => publishDigest(databaseUrl(), { day, entries })
const find = async (q: string) => (await searchPapers({ q, sort: 'relevance' })).papers.map(({ arxivId }) => arxivId)

const paper = (n: number, more: object) => ({ arxivId: `2102.0000${n}`, title: '', abstract: null, ...more })

test('papers are found by words, phrases, beginnings, names, categories, days and scores', async () => {
  await publish([
    paper(1, {
      title: 'Learning on large graphs',
      authors: ['Konrad Żołna', "Ren{\\'e} Example"],
      categories: ['cs.NA'],
    }),
    paper(2, { title: 'A large survey', abstract: 'Of graphs we say {\\em nothing}.', note: 'Mind the footnotes.' }),
    paper(3, { title: 'Schr\\"odinger bridges', abstract: 'Large-scale and small.', categories: ['hep-th'] }),
  ])
  await publish([{ ...paper(4, { title: 'Large graphs again' }), arxivId: '1902.00004' }], '2019-03-01')

  for (const [q, expected] of Object.entries({
    graph: ['2102.00001', '1902.00004', '2102.00002'],
    '"large graphs"': ['2102.00001', '1902.00004'],
    'large -graphs': ['2102.00003'],
    schrodinger: ['2102.00003'],
    SCHRÖDINGER: ['2102.00003'],
    'bridg*': ['2102.00003'],
    nothing: ['2102.00002'],
    footnote: ['2102.00002'],
    'author:zolna': ['2102.00001'],
    'author:"konrad zol"': ['2102.00001'],
    rené: ['2102.00001'],
    'large -author:zolna from:2020': ['2102.00002', '2102.00003'],
    'cat:math.NA': ['2102.00001'],
    'cat:hep-th large': ['2102.00003'],
    'cat:math': ['2102.00001'],
    'to:2019': ['1902.00004'],
    'from:2019-03-02 to:2021-02-04': [],
    'https://arxiv.org/pdf/2102.00002v3': ['2102.00002'],
    '2102.00001 1902.00004': ['2102.00001', '1902.00004'],
    '2102.00002 survey': ['2102.00002'],
    '2102.00002 bridges': [],
    'min:500': ['2102.00001', '1902.00004'],
    'min:499 from:2021': ['2102.00001', '2102.00002'],
    the: [],
    nowhere: [],
  }))
    expect.soft(await find(q), q).toEqual(expected)
})

test('what is found shows where, and how it divides', async () => {
  await publish([paper(1, { title: 'On graphs', abstract: 'Two graphs <3 & $x$.', categories: ['cs.LG', 'stat.TH'] })])
  const { papers, categories, years, count } = await searchPapers({ q: 'graph', sort: 'relevance' })
  expect(papers[0]).toMatchObject({
    headline: ['On ', 'graphs', ''],
    snippet: ['Two ', 'graphs', ' <3 & x.'],
    slug: `hot-papers-${DAY}`,
    rank: 1,
    score: 500,
  })
  expect([count, categories, years]).toEqual([
    1,
    [
      { code: 'cs.LG', papers: 1 },
      { code: 'math.ST', papers: 1 },
    ],
    [{ year: 2021, papers: 1 }],
  ])
})

test('what is shown of a long text says where it leaves something out', async () => {
  const filler = Array.from({ length: 60 }, (_, i) => `word${i}`).join(' ')
  await publish([
    paper(1, { title: 'Long', abstract: `${filler} about graphs ${filler}.` }),
    paper(2, { title: 'Begun', abstract: `Trees ${filler}.` }),
  ])
  const snippetOf = async (q: string) => (await searchPapers({ q, sort: 'relevance' })).papers[0]?.snippet.join('')
  expect(await snippetOf('graph')).toMatch(/^… word\d+ .*about graphs.* word\d+ …$/)
  expect(await snippetOf('tree')).toMatch(/^Trees word0 .* …$/)
})

test('pages follow one another by the paper that ended the one before', async () => {
  await publish(45)
  const seen: string[] = []
  for (let after: string | undefined, page = 0; page < 3; page++) {
    const { papers, next } = await searchPapers({ q: 'paper', sort: 'newest', after })
    expect(next === undefined).toBe(page === 2)
    seen.push(...papers.map(({ arxivId }) => arxivId))
    after = next
  }
  expect(new Set(seen).size).toBe(45)
  expect(seen.length).toBe(2 * RESULTS_PER_PAGE + 5)
  expect((await searchPapers({ q: '', sort: 'score' })).papers[0]?.score).toBe(500)
})

test('what no digest features, or no more, is found by those alone who ask for all', async () => {
  await db().paper.create({ data: { arxivId: '2102.00009', title: 'Known alone', authors: ['Cy Example'] } })
  const { slug } = await publish([paper(1, { title: 'Once featured alone' })])
  expect(await find('alone')).toEqual(['2102.00001'])
  await withdrawDigest(databaseUrl(), slug)
  expect(await find('alone')).toEqual([])
  expect(await find('all: alone')).toEqual(['2102.00009', '2102.00001'])
  expect(await findAuthor('Cy Example')).toBe(null)
})

test('facts that change and publications that end change what is found', async () => {
  await publish([paper(1, { title: 'Before', note: 'A remark.' })])
  await db().paper.update({ where: { arxivId: '2102.00001' }, data: { title: 'Afterwards', categories: ['cs.CL'] } })
  expect([await find('before'), await find('afterwards'), await find('remark')]).toEqual([
    [],
    ['2102.00001'],
    ['2102.00001'],
  ])
  expect(await db().categoryCount.findMany({ where: { papers: { gt: 0 } } })).toEqual([{ code: 'cs.CL', papers: 1 }])

  await db().publication.updateMany({ data: { endedAt: new Date() } })
  expect(await find('afterwards')).toEqual([])
  expect(await find('all: remark')).toEqual([])
  expect(await db().categoryCount.findMany({ where: { papers: { gt: 0 } } })).toEqual([])
})

test('a name that is mistyped leads to those like it', async () => {
  await publish([paper(1, { authors: ['Yoshua Example', 'Konrad Żołna'] })])
  expect(await suggestAuthors(['yoshau exampel'])).toEqual([{ slug: 'yoshua-example', name: 'Yoshua Example' }])
  expect(await findAuthor('konrad  ZOLNA')).toEqual({
    slug: 'konrad-zolna',
    name: 'Konrad Żołna',
    papers: 1,
  })
  expect(await listPapersByAuthor('konrad-zolna', 1)).toMatchObject([{ arxivId: '2102.00001', rank: 1 }])
  expect(await listCoauthors('konrad-zolna')).toEqual([{ slug: 'yoshua-example', name: 'Yoshua Example', papers: 1 }])
  expect(await suggestAuthors(['qqq'])).toEqual([])
})

test.each([
  "'; DROP TABLE card; --",
  '\\',
  "' : & | ! <-> (",
  '*',
  '""',
  '-',
  ':*',
  'author:',
  'author:"',
  'author:\\:*',
  'a:b:c',
  "cat:'x'",
  '\0',
  '🦜 ل',
  'x'.repeat(400),
  '-a -b -c',
  '!!',
])('%j is looked for and harms nothing', async (q) => {
  await publish(1)
  const search = searchSchema.parse({ q })
  await searchPapers(search)
  await suggestAuthors([search.q])
  expect(await db().card.count()).toBe(1)
})

test('the database folds categories as the taxonomy does', async () => {
  const aliases = Object.keys(taxonomy.aliases)
  const folded = await db().$queryRaw`SELECT code, canonical_code(code) AS target FROM unnest(${aliases}::text[]) code`
  expect(folded).toEqual(Object.entries(taxonomy.aliases).map(([code, target]) => ({ code, target })))
})

test.each([
  ['Paul Erd{\\H o}s', 'paul-erdos'],
  ['Paul Erdős', 'paul-erdos'],
  ['M{\\"u}ller, G{\\\'{\\i}}sli \\O rsted', 'muller-gisli-orsted'],
  ['Ł. Straße', 'l-strasse'],
  ['王 小明', '王-小明'],
  ['…', ''],
])('%s goes by %s', async (name, slug) => {
  const [row] = await db().$queryRaw<{ slug: string }[]>`SELECT author_slug(${name}) AS slug`
  expect(row?.slug).toBe(slug)
})
