import 'server-only'
import { findCategory } from '../categories/category'
import { db } from '../db'
import { Prisma } from '../generated/prisma/client'
import { plainTex } from '../tex'
import { groupMonths } from './months'
import { parseSearch, type SearchQuery, type Term } from './query'
import type { Search } from './schema'

export const RESULTS_PER_PAGE = 20
// What is found is ranked and counted among the newest of this many.
export const RANKED = 1000
const FACETS = 8
const SNIPPET = 240
// Between these what was looked for stands in a snippet; Unicode leaves them to whoever wants them.
const [START, STOP] = ['\uE000', '\uE001']

export type Found = Awaited<ReturnType<typeof searchPapers>>
export type Result = Found['papers'][number]

/** The page of papers that a search finds, with their number by category and year. */
export async function searchPapers({ q, sort, after }: Pick<Search, 'q' | 'sort' | 'after'>) {
  const query = parseSearch(q)
  const words = await readWords(query)
  // Words alone that are no words to the index, like "the": nothing is to be found by them.
  const isEmpty = query.terms.length > 0 && words.size === 0 && query.authors.length + query.categories.length === 0
  const found = isEmpty ? NOTHING : await findHits(query, words, sort, after)
  const papers = found.papers.slice(0, RESULTS_PER_PAGE)
  return {
    query,
    isEmpty,
    count: found.count,
    categories: found.categories,
    years: found.years,
    papers: await addSnippets(papers, words.shown),
    next: found.papers.length > RESULTS_PER_PAGE ? papers.at(-1)?.arxivId : undefined,
  }
}

/** The ids of the newest featured papers that match and are in one of the categories, if any are given. */
export async function listNewestMatches(q: string, codes: string[], limit: number) {
  const query = { ...parseSearch(q), all: false }
  const words = await readWords(query)
  const within =
    codes.length > 0 ? Prisma.sql`codes && ${codes.map((code) => findCategory(code).code)}::text[]` : Prisma.sql`true`
  const found = await db().$queryRaw<{ arxivId: string }[]>`
    SELECT arxiv_id AS "arxivId" FROM (${selectHits(query, words, within)}) hit
    ORDER BY day DESC, rank, arxiv_id LIMIT ${limit}`
  return found.map(({ arxivId }) => arxivId)
}

/** The search index's own words for what was asked, and for the months to look in, once for all of the search. */
export async function readWords(query: SearchQuery) {
  const { terms, authors, categories } = query
  const asked = [
    ...terms.map(termQuery),
    ...authors.map(({ name, negated }) => negate(negated, Prisma.sql`${authorQuery(name)}`)),
    ...categories.map(({ code, negated }) => negate(negated, categoryQuery(code))),
  ]
  const shown = terms.filter(({ negated }) => !negated).map(termQuery)
  const [row] = await db().$queryRaw<
    { asked: string; shown: string; size: number; first: Date | null; last: Date | null }[]
  >`
    SELECT (${conjoin(asked)})::text AS asked, (${conjoin(shown)})::text AS shown, numnode(${conjoin(asked)}) AS size,
      greatest(first, ${query.from ?? null}::date) AS first, least(last, ${query.to ?? null}::date) AS last
    FROM (SELECT min(day) AS first, max(day) AS last FROM card WHERE ${isSearched(query)}) span`
  if (!row) return { asked: '', shown: '', size: 0, months: [] }
  const { first, last, ...words } = row
  return { ...words, months: first && last ? groupMonths(first, last) : [] }
}

type Words = Awaited<ReturnType<typeof readWords>>
interface Hits {
  count: number
  categories: { code: string; papers: number }[]
  years: { year: number; papers: number }[]
  papers: {
    arxivId: string
    title: string
    authors: string[]
    abstract: string | null
    day: string
    digests: number
    slug: string | null
    rank: number | null
    score: number | null
  }[]
}
const NOTHING: Hits = { count: 0, categories: [], years: [], papers: [] }

/**
 * The newest matches, ranked. Their cards are read again where they lie: to find them by their keys is several times the
 * work.
 */
async function findHits(query: SearchQuery, words: Words, sort: Search['sort'], after?: string): Promise<Hits> {
  const order = {
    relevance: Prisma.sql`
      ts_rank('{0.1, 0.3, 0.6, 1}', card.words, ${words.shown}::tsquery, 1) DESC, hits.day DESC, hits.arxiv_id`,
    newest: Prisma.sql`day DESC, rank, arxiv_id`,
    score: Prisma.sql`score DESC NULLS LAST, day DESC, arxiv_id`,
  }[sort]
  const [row] = await db().$queryRaw<{ found: Hits }[]>`
    WITH hits AS MATERIALIZED (${selectHits(query, words)}),
    ranked AS (
      SELECT hits.arxiv_id, row_number() OVER (ORDER BY ${order}) AS place
      FROM hits ${sort === 'relevance' ? Prisma.sql`JOIN card ON card.ctid = hits.at` : Prisma.empty}),
    page AS (
      SELECT arxiv_id, place FROM ranked
      WHERE place > coalesce((SELECT place FROM ranked WHERE arxiv_id = ${after ?? ''}), 0)
      ORDER BY place LIMIT ${RESULTS_PER_PAGE + 1})
    SELECT json_build_object(
      'count', (SELECT count(*) FROM hits),
      'categories', (SELECT coalesce(json_agg(facet), '[]') FROM (
        SELECT code, count(*) AS papers FROM hits CROSS JOIN unnest(codes) code
        GROUP BY code ORDER BY papers DESC, code LIMIT ${FACETS}) facet),
      'years', (SELECT coalesce(json_agg(facet), '[]') FROM (
        SELECT extract(year FROM day)::int AS year, count(*) AS papers FROM hits GROUP BY 1 ORDER BY 1 DESC) facet),
      'papers', (SELECT coalesce(json_agg(paper ORDER BY place), '[]') FROM (
        SELECT place, arxiv_id AS "arxivId", title, authors, abstract, day::text, digests, slug, rank, score
        FROM page JOIN hits USING (arxiv_id) JOIN paper USING (arxiv_id)) paper)) AS found`
  return row?.found ?? NOTHING
}

/**
 * The newest papers that match, no more than are ranked: group by group of months until there are enough, so that what a
 * search costs does not grow with the years.
 */
export function selectHits(
  query: SearchQuery,
  words: Pick<Words, 'asked' | 'size' | 'months'>,
  within = Prisma.sql`true`,
) {
  const from = query.from ? Prisma.sql`AND day >= ${query.from}::date` : Prisma.empty
  const to = query.to ? Prisma.sql`AND day <= ${query.to}::date` : Prisma.empty
  const min = query.min === undefined ? Prisma.empty : Prisma.sql`AND score >= ${query.min}`
  const named = query.ids.length > 0 ? Prisma.sql`AND arxiv_id = ANY(${query.ids})` : Prisma.empty
  const fits = Prisma.sql`${within} AND ${isSearched(query)} ${named} ${from} ${to} ${min}`
  const columns = Prisma.sql`card.ctid AS at, arxiv_id, day, codes, digests, slug, rank, score`
  if (words.size === 0)
    return Prisma.sql`
      SELECT ${columns}
      FROM (SELECT arxiv_id FROM card WHERE ${fits} ORDER BY day DESC, rank, arxiv_id LIMIT ${RANKED + 1}) newest
      JOIN card USING (arxiv_id)`
  // As two conditions: with one in the other's query the index would be read many times as long.
  return Prisma.sql`
    SELECT hit.*
    FROM unnest(${words.months}::tsquery[]) months
    CROSS JOIN LATERAL (
      SELECT ${columns} FROM card
      WHERE words @@ ${words.asked}::tsquery AND words @@ months AND ${fits}
      ORDER BY day DESC, rank) hit
    LIMIT ${RANKED + 1}`
}

/** Whether a card is among those that are searched: a paper that no digest features has no score either. */
function isSearched({ all, ids, min }: SearchQuery) {
  return (all || ids.length > 0) && min === undefined ? TOLD : Prisma.sql`digests > 0`
}

/** What somebody described by hand is nobody's business before a digest features it. */
const TOLD = Prisma.sql`(digests > 0 OR arxiv_id <> ALL (SELECT arxiv_id FROM paper WHERE described_at IS NOT NULL))`

function termQuery({ words, prefix, negated }: Term) {
  const query = prefix
    ? Prisma.sql`to_tsquery('papers', ${`${words}:*`})`
    : Prisma.sql`phraseto_tsquery('papers', plain_words(${words}))`
  return negate(negated, query)
}

/** Each part of the name among the authors' names, its last one perhaps not whole. */
function authorQuery(name: string) {
  const parts = name.match(/[\p{L}\p{N}]+/gu) ?? []
  return conjoin(parts.map((part) => Prisma.sql`to_tsquery('names', ${`${part}:${part.length > 2 ? '*' : ''}B`})`))
}

function categoryQuery(code: string) {
  return code.endsWith('.')
    ? Prisma.sql`${`'#${code}':* | '#${code.slice(0, -1)}'`}::tsquery`
    : Prisma.sql`${`'#${code}'`}::tsquery`
}

function negate(negated: boolean, query: Prisma.Sql) {
  return negated ? Prisma.sql`!!(${query})` : query
}

function conjoin(queries: Prisma.Sql[]) {
  return queries.length > 0 ? Prisma.join(queries, ' && ') : Prisma.sql`''::tsquery`
}

/** What of each abstract and title was looked for: parts of which every second one was. */
async function addSnippets(papers: Hits['papers'], shown: string) {
  const plain = papers.map(({ abstract, title }) => ({ title: plainTex(title), text: plainTex(abstract ?? '') }))
  const selectors = `StartSel=${START}, StopSel=${STOP}`
  const rows = shown
    ? await db().$queryRaw<{ title: string; text: string }[]>`
        SELECT ts_headline('papers', title, ${shown}::tsquery, ${`${selectors}, HighlightAll=true`}) AS title,
          ts_headline('papers', text, ${shown}::tsquery, CASE WHEN length(text) > ${SNIPPET}
            THEN ${`${selectors}, MaxFragments=2, MinWords=14, MaxWords=28, FragmentDelimiter=" … "`}
            ELSE ${`${selectors}, HighlightAll=true`} END) AS text
        FROM ROWS FROM (unnest(${plain.map(({ title }) => title)}::text[]), unnest(${plain.map(({ text }) => text)}::text[]))
          WITH ORDINALITY AS given(title, text, place) ORDER BY place`
    : []
  return papers.map(({ abstract, ...paper }, i) => {
    const { title = '', text = '' } = plain[i] ?? {}
    const found = rows[i]
    return {
      ...paper,
      day: new Date(paper.day),
      headline: split(found?.title ?? title),
      snippet: split(found ? tellCuts(found.text, text) : begin(text)),
      hasAbstract: abstract !== null,
    }
  })
}

const split = (marked: string) => marked.split(/[\uE000\uE001]/)
const begin = (text: string) => (text.length <= SNIPPET ? text : `${text.slice(0, SNIPPET).replace(/\s+\S*$/, '')} …`)

/** Of a text what was found, which tells where something was left out before or after it. */
function tellCuts(found: string, text: string) {
  const [first = '', last = ''] = [found.slice(0, 40), found.slice(-40)].map((end) =>
    end.replaceAll(/[\uE000\uE001]/g, ''),
  )
  return `${text.startsWith(first) ? '' : '… '}${found}${text.endsWith(last) ? '' : ' …'}`
}
