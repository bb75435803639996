import { findCategory } from '../categories/category'
import { canonicalArxivId, findArxivIds } from '../papers/arxiv-id'

/** What somebody looks for, as the search field's text says it. */
export interface SearchQuery {
  terms: Term[]
  /** Of papers that are named by their arXiv ids or by links to them. */
  ids: string[]
  authors: { name: string; negated: boolean }[]
  /** Codes, or with a dot at the end an archive: `cs.` */
  categories: { code: string; negated: boolean }[]
  /** YYYY-MM-DD, both included. */
  from?: string
  to?: string
  /** The lowest score. */
  min?: number
  /** Whether papers that no digest features are looked for too. */
  all: boolean
  /** What of the text could not be heeded, as sentences. */
  problems: string[]
}

export interface Term {
  words: string
  /** One word, of which other letters may follow. */
  prefix: boolean
  negated: boolean
}

const TERMS = 12
// Of a shorter beginning half the dictionary begins.
const PREFIX = 3
const TOKEN = /-?(?:[a-z]+:)?"[^"]*"?|\S+/gi
const FIELD = /^(-?)(?:(author|cat|from|to|min|all):)?(.*)$/is

/** Reads what somebody wrote; nothing is an error, what makes no sense is told and left out. */
export function parseSearch(text: string): SearchQuery {
  const query: SearchQuery = { terms: [], ids: [], authors: [], categories: [], all: false, problems: [] }
  const tokens = text.replace(/[“”„«»]/g, '"').match(TOKEN) ?? []
  for (const token of tokens.slice(0, TERMS)) readToken(token, query)
  if (tokens.length > TERMS) query.problems.push(`Only the first ${TERMS} words count.`)
  if (query.from && query.to && query.from > query.to) query.problems.push('It begins after it ends.')
  return query
}

function readToken(token: string, query: SearchQuery) {
  const [, sign, field, rest = ''] = FIELD.exec(token) ?? []
  const negated = sign === '-'
  const value = rest.replaceAll('"', '').trim()
  switch (field?.toLowerCase()) {
    case 'all':
      query.all = true
      if (value) addTerm(value, false, rest, query)
      break
    case 'author':
      if (value) query.authors.push({ name: value, negated })
      break
    case 'cat':
      addCategory(value, negated, query)
      break
    case 'from':
    case 'to':
      addDay(field.toLowerCase() as 'from' | 'to', value, query)
      break
    case 'min':
      if (/^\d{1,7}$/.test(value)) query.min = Number(value)
      else query.problems.push(`“min:${value}” is left out: it takes a number, like min:100.`)
      break
    default:
      if (!negated && addIds(value, query)) break
      if (value) addTerm(value, negated, rest, query)
  }
}

function addIds(value: string, { ids }: SearchQuery) {
  const id = canonicalArxivId(value)
  const named = id ? [id] : findArxivIds(value)
  ids.push(...named)
  return named.length > 0
}

function addTerm(value: string, negated: boolean, given: string, { terms }: SearchQuery) {
  const stem = /^([\p{L}\p{N}]+)\*+$/u.exec(given)?.[1]
  const prefix = stem !== undefined && stem.length >= PREFIX
  terms.push({ words: prefix ? stem : value, prefix, negated })
}

function addCategory(value: string, negated: boolean, { categories, problems }: SearchQuery) {
  const { code, group } = findCategory(value)
  if (group) categories.push({ code, negated })
  else if (/^[a-z-]+$/i.test(value)) categories.push({ code: `${value.toLowerCase()}.`, negated })
  else if (/^[\w-]+(\.[\w-]+)*$/.test(value)) categories.push({ code: value, negated })
  else problems.push(`“cat:${value}” is left out: it takes a category, like cat:cs.LG.`)
}

function addDay(field: 'from' | 'to', value: string, query: SearchQuery) {
  const day = readDay(value, field === 'to')
  if (day) query[field] = day
  else query.problems.push(`“${field}:${value}” is left out: it takes a year, a month or a day, like ${field}:2021-02.`)
}

/** The first or the last day of a year, a month or a day. */
function readDay(value: string, isEnd: boolean) {
  const [, year, month, day] = /^((?:19|20)\d{2})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(value) ?? []
  if (!year) return undefined
  const [y, m, d] = [Number(year), Number(month ?? (isEnd ? 12 : 1)), day === undefined ? undefined : Number(day)]
  const date = d === undefined && isEnd ? new Date(Date.UTC(y, m, 0)) : new Date(Date.UTC(y, m - 1, d ?? 1))
  const written = date.toISOString().slice(0, 10)
  return written.startsWith(value) ? written : undefined
}
