import { codeSchema } from '../categories/schema'
import type { ShownEntry } from '../digests/schema'
import { canonicalArxivId } from '../papers/arxiv-id'
import { scoreByOriginalRule } from '../ranking/original'
import { countTime, momentOfCount } from './dates'
import type { Scanner } from './scanner'
import { takeTweet, writeTweet } from './tweet'

// What a column of the database holds.
export const MOST = 2_147_483_647

const HEADING = /# (\d+)\. ([^\n]+)\n\n/y
const AUTHORS = /([^\n]*)\n\n/y
const COUNTS = /- retweets: (0|[1-9]\d*), favorites: (0|[1-9]\d*) \(([^()\n]*)\)\n\n/y
const LINKS =
  /- links: \[abs\]\(https:\/\/arxiv\.org\/abs\/([^()\s]+)\) \| \[pdf\]\(https:\/\/arxiv\.org\/pdf\/([^()\s]+)\)\n/y
const CATEGORIES = /- ([^\n]*)\n\n/y
const CATEGORY = /^\[([^\]]*)\]\(https:\/\/arxiv\.org\/list\/([^)]*)\/recent\)$/
const BEFORE_TWEET = /\n\n(?=<blockquote)/y
const ABSTRACT = /(?!<blockquote class="twitter-tweet">)([^\n]*)/y

/** Reads the entry of a rank: title, authors, counts, links, categories, abstract and tweets, without the line ends after. */
export function takeEntry(scanner: Scanner, rank: number): ShownEntry {
  const start = scanner.place
  const [found, title] = scanner.take(HEADING, `\`# ${rank}. title\` and an empty line`)
  if (found !== String(rank)) scanner.refuse(`the entry has rank ${found}, expected ${rank}`, start)
  const authors = scanner.take(AUTHORS, 'authors and an empty line')[0]
  const engagement = takeEngagement(scanner)
  const arxivId = takeId(scanner)
  const categories = takeCategories(scanner)
  const abstract = scanner.take(ABSTRACT, 'the abstract or an empty line in its place')[0] || null
  const mentions = []
  while (scanner.tryTake(BEFORE_TWEET)) mentions.push(takeTweet(scanner))
  return {
    arxivId,
    title,
    authors: authors === '' ? [] : authors.split(', '),
    abstract,
    categories,
    note: null,
    engagement,
    ...scoreByOriginalRule(engagement),
    mentions,
  }
}

export const isCategory = (code: string) => codeSchema.safeParse(code).success

/** The lines of an entry, without the end of the last. */
export function writeEntry(entry: ShownEntry, rank: number): string {
  const x = entry.engagement[0]
  const categories = entry.categories.map((code) => `[${code}](https://arxiv.org/list/${code}/recent)`)
  return [
    `# ${rank}. ${entry.title}`,
    entry.authors.join(', '),
    `- retweets: ${x?.reposts ?? 0}, favorites: ${x?.likes ?? 0} (${countTime(x?.takenAt ?? '')})`,
    `- links: [abs](https://arxiv.org/abs/${entry.arxivId}) | [pdf](https://arxiv.org/pdf/${entry.arxivId})
- ${categories.join(' | ')}`,
    entry.abstract ?? '',
    ...entry.mentions.map(writeTweet),
  ].join('\n\n')
}

function takeEngagement(scanner: Scanner): ShownEntry['engagement'] {
  const start = scanner.place
  const expected = 'counts like `- retweets: 5190, favorites: 100 (02/07/2021 12:58:11)` and an empty line'
  const [retweets, favorites, time] = scanner.take(COUNTS, expected)
  const takenAt =
    momentOfCount(time) ?? scanner.refuse(`\`${time}\` is not a time, expected one like 02/07/2021 12:58:11`, start)
  const [reposts, likes] = [Number(retweets), Number(favorites)]
  if (Math.max(reposts, likes) > MOST) scanner.refuse(`a count is too large, expected at most ${MOST}`, start)
  return [{ source: 'x', takenAt, reposts, likes }]
}

function takeId(scanner: Scanner): string {
  const start = scanner.place
  const expected =
    'links like `- links: [abs](https://arxiv.org/abs/2102.02503) | [pdf](https://arxiv.org/pdf/2102.02503)`'
  const [abs, pdf] = scanner.take(LINKS, expected)
  const id = canonicalArxivId(abs)
  if (!id) scanner.refuse(`\`${abs}\` is not an arXiv id, expected one like 2102.02503 or hep-th/9901001`, start)
  if (id !== abs) scanner.refuse(`\`${abs}\` is not a bare arXiv id, expected \`${id}\``, start)
  if (pdf !== abs) scanner.refuse(`abs and pdf lead to different papers, expected \`${id}\` twice`, start)
  return id
}

function takeCategories(scanner: Scanner): string[] {
  const start = scanner.place
  const [line] = scanner.take(
    CATEGORIES,
    'categories like `- [cs.CL](https://arxiv.org/list/cs.CL/recent)` and an empty line',
  )
  if (line === '') return []
  return line.split(' | ').map((link) => {
    const [, code, listed] = CATEGORY.exec(link) ?? []
    if (code && isCategory(code) && code === listed) return code
    return scanner.refuse(
      `\`${link}\` is no category, expected \`[cs.CL](https://arxiv.org/list/cs.CL/recent)\``,
      start,
    )
  })
}
