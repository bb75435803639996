import { plainTex } from '../tex'

/** What a citation says of a paper; the title with its TeX, as arXiv gives it. */
export interface Cited {
  arxivId: string
  title: string
  authors: string[]
  abstract: string | null
  categories: string[]
  doi?: string | null
  journalRef?: string | null
}

/** The year in which the paper got its arXiv id. */
export function yearOf(arxivId: string): number {
  const digits = Number(/^(?:.*\/)?(\d{2})/.exec(arxivId)?.[1])
  return digits >= 91 ? 1900 + digits : 2000 + digits
}

/** An entry of BibTeX, which reads TeX as it is. */
export function bibtex(paper: Cited): string {
  const fields = {
    title: balance(paper.title.replace(/\s+/g, ' ').trim()),
    author: paper.authors.map(balance).map(braceGroup).join(' and '),
    year: String(yearOf(paper.arxivId)),
    eprint: paper.arxivId,
    archivePrefix: 'arXiv',
    primaryClass: paper.categories[0],
    doi: paper.doi,
    note: paper.journalRef && balance(paper.journalRef),
    url: `https://arxiv.org/abs/${paper.arxivId}`,
  }
  const lines = Object.entries(fields).flatMap(([name, value]) => (value ? [`  ${name} = {${value}},`] : []))
  return [`@misc{${citationKey(paper)},`, ...lines, '}'].join('\n')
}

/** A record of RIS, in plain words. */
export function ris(paper: Cited): string {
  const tags: [string, string | null | undefined][] = [
    ['TY', 'UNPB'],
    ['TI', plainTex(paper.title)],
    ...paper.authors.map((name) => ['AU', familyFirst(plainTex(name))] as [string, string]),
    ['PY', String(yearOf(paper.arxivId))],
    ['PB', 'arXiv'],
    ['M1', `arXiv:${paper.arxivId}`],
    ['DO', paper.doi],
    ...paper.categories.map((code) => ['KW', code] as [string, string]),
    ['AB', paper.abstract && plainTex(paper.abstract)],
    ['UR', `https://arxiv.org/abs/${paper.arxivId}`],
    ['ER', ''],
  ]
  // A line is a field: what breaks one ends it.
  return tags
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([tag, value]) => `${tag}  - ${value?.replace(/\s+/g, ' ').trim()}\r\n`)
    .join('')
}

/** ContextObjects in Spans: what reference managers look for in a page, in the title of an empty span. */
export function coins({ arxivId, title, authors }: Cited): string {
  const words = new URLSearchParams({
    ctx_ver: 'Z39.88-2004',
    rft_val_fmt: 'info:ofi/fmt:kev:mtx:journal',
    'rft.genre': 'preprint',
    'rft.atitle': plainTex(title),
    'rft.date': String(yearOf(arxivId)),
    rft_id: `https://arxiv.org/abs/${arxivId}`,
  })
  for (const name of authors) words.append('rft.au', plainTex(name))
  return String(words)
}

/** "Nando de Freitas" as "de Freitas, Nando". */
function familyFirst(name: string) {
  if (isGroup(name)) return name
  const [, given, family] = /^(.*?)\s+((?:\p{Ll}\S*\s+)*\S+(?:\s+(?:Jr\.?|Sr\.?|I{2,3}|IV))?)$/u.exec(name) ?? []
  return given && family ? `${family}, ${given}` : name
}

function citationKey({ arxivId, authors, title }: Cited) {
  const family = familyFirst(plainTex(authors[0] ?? 'arxiv')).split(',')[0] ?? ''
  const word = plainTex(title)
    .split(/[^\p{L}\p{N}]+/u)
    .find((word) => word.length > 3)
  return [family, yearOf(arxivId), word].map((part) => keyPart(String(part ?? ''))).join('')
}

function keyPart(words: string) {
  return words
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]/g, '')
    .toLowerCase()
}

const isGroup = (name: string) => /\b(collaboration|team|group|consortium)\b/i.test(name)
const braceGroup = (name: string) => (isGroup(name) ? `{${name}}` : name)

// One brace too many would take the rest of a bibliography with it.
function balance(tex: string) {
  let depth = 0
  for (const [, brace] of tex.matchAll(/(?<!\\)([{}])/g)) {
    depth += brace === '{' ? 1 : -1
    if (depth < 0) break
  }
  return depth === 0 ? tex : tex.replace(/(?<!\\)[{}]/g, '')
}
