import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { splitAuthors } from './authors'
import { parseFeed, parseQuery, parseRecords } from './parser'

const fixture = (name: string) => readFileSync(join(import.meta.dirname, 'fixtures', `arxiv-${name}`), 'utf8')

test('a feed tells the listing date and each paper as it was announced', () => {
  const { day, papers, dropped } = parseFeed(fixture('rss-cs.xml'))
  expect(day).toBe('2026-11-04')
  expect(dropped).toBe(0)
  expect(papers.map(({ arxivId, version, announcedAs }) => [arxivId, version, announcedAs])).toEqual([
    ['2508.07777', 3, 'replace'],
    ['2601.05555', 2, 'replace-cross'],
    ['2610.29999', 1, 'new'],
    ['2611.01001', 1, 'new'],
    ['2611.01002', 1, 'new'],
    ['2611.01003', 1, 'new'],
    ['2611.01004', 1, 'new'],
    ['2611.01005', 1, 'cross'],
  ])
  const [, , , first, second, third, fourth, fifth] = papers
  expect(first).toMatchObject({
    title: String.raw`Sparse Routing with $k$-Step Look-Ahead: A Study on $\mathcal{O}(n\log n)$ Attention`,
    authors: ['Ana Beispiel', 'Jörg Müller-Test', 'Nguyễn Thị Mau'],
    categories: ['cs.LG', 'cs.CL', 'stat.ML'],
    license: 'http://creativecommons.org/licenses/by/4.0/',
    doi: null,
  })
  expect(first?.abstract).toMatch(/^Synthetic abstract of 2611\.01001\. We prove that \$f\(x\) < 2\$/)
  expect(second?.title).toBe('ChatBench & Friends: <Tags>, Ampersands and Quotes in "Titles"')
  expect(third?.authors).toHaveLength(100)
  expect(fourth?.title).toBe('0')
  expect(fifth).toMatchObject({ doi: '10.1234/example.2026.1005', journalRef: 'Phys. Test D 99 (2026) 1' })
})

test('a feed without papers is a feed', () => {
  expect(parseFeed(fixture('rss-cs-holiday-empty.xml'))).toEqual({ day: '2026-11-27', papers: [], dropped: 0 })
})

test.each([
  ['an unknown category', fixture('rss-400.xml'), /was refused: Bad subject class 'ZZ'/],
  ['a feed that was cut', fixture('rss-cs.xml').slice(0, 4000), /not whole XML/],
  ['a page of HTML', fixture('query-503.html'), /is not what arXiv sends/],
  ['one line of text', fixture('query-429.txt'), /is not/],
  ['nothing', '', /is not/],
])('%s is a failure with a sentence', (_, body, sentence) => {
  expect(() => parseFeed(body)).toThrow(sentence)
})

test('a paper that comes twice is listed once, as what it was announced first', () => {
  const text = fixture('rss-cs.xml')
  const items = text.match(/<item>[\s\S]*?<\/item>/g) ?? []
  const again = items[0]?.replaceAll('new', 'cross') ?? ''
  const shuffled = text.replace(/<item>[\s\S]*<\/item>/, () => [again, ...items.toReversed(), ...items].join('\n'))
  expect(parseFeed(shuffled)).toEqual(parseFeed(text))
})

test('an item that does not fit costs itself alone', () => {
  const { papers, dropped } = parseFeed(
    fixture('rss-cs.xml').replace('oai:arXiv.org:2611.01002v1', 'oai:arXiv.org:none'),
  )
  expect(papers).toHaveLength(7)
  expect(dropped).toBe(1)
})

test('a day is the one of New York on both sides of a change of the clocks', () => {
  const on = (date: string) =>
    parseFeed(fixture('rss-cs-holiday-empty.xml').replace(/<pubDate>[^<]*/, `<pubDate>${date}`)).day
  expect(on('Fri, 30 Oct 2026 00:00:00 -0400')).toBe('2026-10-30')
  expect(on('Mon, 02 Nov 2026 00:00:00 -0500')).toBe('2026-11-02')
  expect(on('Mon, 15 Mar 2027 00:00:00 -0400')).toBe('2027-03-15')
})

test('records tell versions, comments and what was withdrawn, page by page', () => {
  const first = parseRecords(fixture('oai-page1.xml'))
  expect(first.papers).toHaveLength(5)
  expect(first.token).toMatch(/skip%3D5$/)
  expect(first.papers[0]).toMatchObject({
    arxivId: '2611.01001',
    version: 1,
    authors: ['Ana Beispiel', 'Jörg Müller-Test', 'Nguyễn Thị Mau'],
    comment: '18 pages, 6 figures. Code: https://github.com/example-org/sparse-routing',
    versions: [{ number: 1, submittedAt: new Date('2026-11-02T20:11:05Z'), isWithdrawn: false }],
  })
  expect(first.papers[0]?.abstract).toMatch(/^Synthetic/)

  const last = parseRecords(fixture('oai-page2.xml'))
  expect(last.token).toBeNull()
  expect(last.papers.find(({ arxivId }) => arxivId === '2601.05555')?.versions).toMatchObject([
    { number: 1, isWithdrawn: false },
    { number: 2, isWithdrawn: true },
  ])
})

test('no records are an empty page, another error a failure', () => {
  const answer = (code: string) => `<?xml version="1.0"?><OAI-PMH><error code="${code}">Why.</error></OAI-PMH>`
  expect(parseRecords(answer('noRecordsMatch'))).toEqual({ papers: [], dropped: 0, token: null, isNone: true })
  expect(() => parseRecords(answer('badResumptionToken'))).toThrow('The records were refused: Why.')
})

test('the query interface tells comments and dates', () => {
  const { papers, dropped } = parseQuery(fixture('query-id_list.xml'))
  expect(dropped).toBe(0)
  expect(papers).toHaveLength(8)
  const byId = new Map(papers.map((paper) => [paper.arxivId, paper]))
  expect(byId.get('2611.01004')?.title).toBe('0')
  expect(byId.get('2611.01003')?.authors).toHaveLength(100)
  expect(byId.get('2508.07777')).toMatchObject({
    version: 3,
    comment: 'Accepted at TESTCONF 2026. This is v3',
    versions: [
      { number: 1, submittedAt: new Date('2025-08-11T10:00:00Z') },
      { number: 3, submittedAt: new Date('2026-11-03T09:30:00Z') },
    ],
  })
})

test('a query that was refused is a failure', () => {
  const body = `<feed><entry><id>https://arxiv.org/api/errors#x</id><title>Error</title><summary>incorrect id format</summary></entry></feed>`
  expect(() => parseQuery(body)).toThrow('The query was refused: incorrect id format.')
})

test.each([
  [String.raw`J\"org M\"uller, Nguy\~{\^e}n Th\d{i} Mau`, ['Jörg Müller', 'Nguyễn Thị Mau']],
  [String.raw`Pi\v{z}urica A., \L{}ukasz Wi\'sniewski`, ['Pižurica A.', 'Łukasz Wiśniewski']],
  ['Ana Example (1, 2), Max Muster (2) ((1) Here, (2) There, and Elsewhere)', ['Ana Example', 'Max Muster']],
  ['Ana Example and Max Muster', ['Ana Example', 'Max Muster']],
  ['', []],
])('the authors of %j are %j', (line, names) => {
  expect(splitAuthors(line)).toEqual(names)
})
