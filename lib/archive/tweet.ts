import type { ShownMention } from '../digests/schema'
import type { Span } from '../mentions/schema'
import { dayOfEnglish, englishDay } from './dates'
import type { Scanner } from './scanner'

const TRACKING = 'ref_src=twsrc%5Etfw'
const SCRIPT = '<script async src="https://platform.twitter.com/widgets.js" charset="utf-8"></script>'

const QUOTE = /<blockquote class="twitter-tweet"><p lang="([A-Za-z0-9-]+)" dir="(ltr|rtl)">/y
const TEXT = /([^<]+)/y
const LINK = /<a href="([^"<>]*)">([^<]*)<\/a>/y
const AUTHOR =
  /&mdash; ([^<]*) \(@(\w+)\) <a href="https:\/\/twitter\.com\/(\w+)\/status\/(\d+)\?ref_src=twsrc%5Etfw">/y
const DATE = /([A-Z][a-z]+ \d{1,2}, \d{4})<\/a><\/blockquote>\n/y

/** Reads one embedded tweet, from its blockquote to its script, as the text and the facts in it. */
export function takeTweet(scanner: Scanner): ShownMention {
  const [lang, dir] = scanner.take(QUOTE, 'a tweet: `<blockquote class="twitter-tweet"><p lang="…" dir="ltr or rtl">`')
  const body: Span[] = []
  while (!scanner.skip('</p>')) body.push(takeSpan(scanner))

  const start = scanner.place
  const expected = '`&mdash; name (@handle) <a href="https://twitter.com/handle/status/id?ref_src=twsrc%5Etfw">`'
  const [name, authorHandle, linked, sourceId] = scanner.take(AUTHOR, expected)
  if (linked !== authorHandle) scanner.refuse(`the tweet of @${authorHandle} links to one of @${linked}`, start)

  const [date] = scanner.take(DATE, 'a date like `February 5, 2021</a></blockquote>` and the end of the line')
  const postedOn =
    dayOfEnglish(date) ?? scanner.refuse(`${date} is not a date, expected one like February 5, 2021`, start)
  scanner.expect(SCRIPT)
  return {
    source: 'x',
    sourceId,
    url: `https://twitter.com/${authorHandle}/status/${sourceId}`,
    authorName: decode(name),
    authorHandle,
    body,
    lang,
    dir: dir as 'ltr' | 'rtl',
    postedOn,
  }
}

/** The lines of one embedded tweet, without the end of the last. */
export function writeTweet({ lang, dir, body, authorName, authorHandle, url, postedOn }: ShownMention): string {
  const author = `&mdash; ${encode(authorName)} (@${authorHandle})`
  const link = `<a href="${encode(url)}?${TRACKING}">${englishDay(postedOn)}</a>`
  const text = `<p lang="${lang}" dir="${dir}">${body.map(writeSpan).join('')}</p>`
  return `<blockquote class="twitter-tweet">${text}${author} ${link}</blockquote>\n${SCRIPT}`
}

function takeSpan(scanner: Scanner): Span {
  if (scanner.skip('<br>')) return { type: 'break' }
  const start = scanner.place
  const link = scanner.tryTake(LINK)
  if (link) {
    const href = decode(link[0])
    if (!/^https?:\/\//.test(href) || !URL.canParse(href)) {
      scanner.refuse(`a link in a tweet leads to \`${href}\`, expected an address that begins with https://`, start)
    }
    return readLink(href, decode(link[1]))
  }
  const [text] = scanner.take(TEXT, 'text, `<br>`, `<a href="…">…</a>` or `</p>` in a tweet')
  return { type: 'text', text: decode(text) }
}

// Which parameters Twitter adds to a link follows from its kind: they are left out here and put back when written.
const kinds = [
  { type: 'mention', address: /^https:\/\/twitter\.com\/\w+$/, added: `?${TRACKING}` },
  { type: 'hashtag', address: /^https:\/\/twitter\.com\/hashtag\/[^?&#]+$/, added: `?src=hash&${TRACKING}` },
  { type: 'hashtag', address: /^https:\/\/twitter\.com\/search\?q=[^&#]+$/, added: `&src=ctag&${TRACKING}` },
] as const

function readLink(href: string, text: string): Span {
  for (const { type, address, added } of kinds) {
    const bare = href.slice(0, -added.length)
    if (bare + added === href && address.test(bare)) return { type, text, href: bare }
  }
  return { type: 'link', text, href }
}

function writeSpan(span: Span): string {
  if (span.type === 'text') return encode(span.text)
  if (span.type === 'break') return '<br>'
  const kind = kinds.find(({ type, address }) => type === span.type && address.test(span.href))
  return `<a href="${encode(span.href + (kind?.added ?? ''))}">${encode(span.text)}</a>`
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const characters: Record<string, string> = Object.fromEntries(
  Object.entries(entities).map(([character, entity]) => [entity, character]),
)

const encode = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
// Any other entity stays as it stands, and is refused because it would be written with `&amp;`.
const decode = (html: string) => html.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => characters[entity] ?? entity)
