import { createHash } from 'node:crypto'
import { everyPaper, type Fault, pageOf, papersOf, type Reply } from './fake-reply.ts'
import type { InventedPaper, World } from './invented-day.ts'

const RECORDS_A_PAGE = 500

const xml = (body: string, headers?: Record<string, string>): Reply => ({
  type: 'application/xml',
  body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}`,
  headers,
})
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
const tag = (name: string, value: string | undefined) =>
  value === undefined ? '' : `<${name}>${escaped(value)}</${name}>`
const isIn = ({ categories }: InventedPaper, wanted: string) =>
  categories.some((code) => code === wanted || code.startsWith(`${wanted}.`))

export function feed(world: World, wanted: string, known: string | undefined, fault?: Fault): Reply {
  const codes = decodeURIComponent(wanted).split('+')
  const all = papersOf(world, world.day).filter((paper) => codes.some((code) => isIn(paper, code)))
  const items = pageOf(all, 0, all.length, fault)
  const date = `${new Date(`${world.day}T12:00:00Z`).toUTCString().slice(0, 16)} 00:00:00 ${offset(world.day)}`
  const body = `<rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0"><channel>
<title>${codes.join(', ')} updates on arXiv.org</title><description>The invented archive.</description><pubDate>${date}</pubDate>
${items.map((paper) => feedItem(paper, date)).join('\n')}</channel></rss>`
  const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`
  return known === etag ? { status: 304, body: '' } : xml(body, { ETag: etag })
}

function feedItem({ id, versions, announced, ...paper }: InventedPaper, date: string) {
  const version = `${id}v${versions.length}`
  return `<item>${tag('title', paper.title)}<link>https://arxiv.org/abs/${id}</link>
<description>${escaped(`arXiv:${version} Announce Type: ${announced} \nAbstract: ${paper.abstract}`)}</description>
<guid isPermaLink="false">oai:arXiv.org:${version}</guid>${paper.categories.map((code) => tag('category', code)).join('')}
<pubDate>${date}</pubDate><arxiv:announce_type>${announced}</arxiv:announce_type>
<dc:rights>http://creativecommons.org/licenses/by/4.0/</dc:rights>${tag('arxiv:DOI', paper.doi)}${tag('arxiv:journal_reference', paper.journalRef)}
${tag('dc:creator', paper.authors.join(', '))}</item>`
}

function offset(day: string) {
  const name = new Intl.DateTimeFormat('en', { timeZone: 'America/New_York', timeZoneName: 'longOffset' })
    .formatToParts(new Date(`${day}T06:00:00Z`))
    .find(({ type }) => type === 'timeZoneName')?.value
  return (name ?? '').replace('GMT', '').replace(':', '')
}

export function records(world: World, given: URLSearchParams): Reply {
  const token = given.get('resumptionToken')
  const query = token ? new URLSearchParams(decodeURIComponent(token)) : given
  const skip = Number(query.get('skip') ?? 0)
  const wanted = (query.get('set') ?? '').split(':').slice(-2)
  const code = wanted.length === 2 && wanted[0] !== 'physics' ? wanted.join('.') : (wanted.at(-1) ?? '')
  const all = papersOf(world, query.get('from') ?? '').filter((paper) => isIn(paper, code))
  if (all.length === 0) return oai('<error code="noRecordsMatch">The combination gives an empty list.</error>')
  const page = all.slice(skip, skip + RECORDS_A_PAGE)
  const next = new URLSearchParams([...query].filter(([name]) => name !== 'skip'))
  next.set('skip', String(skip + RECORDS_A_PAGE))
  const more = skip + RECORDS_A_PAGE < all.length ? encodeURIComponent(next.toString()) : ''
  return oai(`<ListRecords>${page.map(record).join('\n')}<resumptionToken>${more}</resumptionToken></ListRecords>`)
}

const oai = (inside: string) => xml(`<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/">${inside}</OAI-PMH>`)

function record({ id, versions, ...paper }: InventedPaper) {
  const listed = versions.map(
    ({ submittedAt, isWithdrawn }, i) =>
      `<version version="v${i + 1}">${tag('date', new Date(submittedAt).toUTCString())}<size>${isWithdrawn ? 0 : 512}kb</size>${isWithdrawn ? '<source_type>I</source_type>' : ''}</version>`,
  )
  return `<record><header><identifier>oai:arXiv.org:${id}</identifier></header><metadata><arXivRaw xmlns="http://arxiv.org/OAI/arXivRaw/">
${tag('id', id)}${listed.join('')}${tag('title', paper.title)}${tag('authors', paper.authors.join(', '))}${tag('categories', paper.categories.join(' '))}
${tag('comments', paper.comment)}${tag('journal-ref', paper.journalRef)}${tag('doi', paper.doi)}<license>http://creativecommons.org/licenses/by/4.0/</license>
<abstract>  ${escaped(paper.abstract)}</abstract></arXivRaw></metadata></record>`
}

export function details(world: World, ids: string[]): Reply {
  const entries = everyPaper(world).filter(({ id }) => ids.includes(id) && !world.hidden?.has(id))
  return xml(
    `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">${entries.map(entry).join('\n')}</feed>`,
  )
}

function entry({ id, versions, categories, ...paper }: InventedPaper) {
  const dates = versions.map(({ submittedAt }) => submittedAt)
  return `<entry><id>http://arxiv.org/abs/${id}v${versions.length}</id>${tag('title', paper.title)}${tag('published', dates[0])}
${tag('updated', dates.at(-1))}${tag('summary', paper.abstract)}${categories.map((code) => `<category term="${code}"/>`).join('')}
<arxiv:primary_category term="${categories[0]}"/>${tag('arxiv:comment', paper.comment)}${tag('arxiv:doi', paper.doi)}
${tag('arxiv:journal_ref', paper.journalRef)}${paper.authors.map((name) => `<author>${tag('name', name)}</author>`).join('')}</entry>`
}
