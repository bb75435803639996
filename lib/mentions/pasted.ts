import { decode } from 'html-entities'

const X = /https?:\/\/(?:www\.|mobile\.)?(?:twitter|x)\.com\/(\w+)(?:\/web)?\/status\/(\d+)(?!\w)/
const BLUESKY = /https:\/\/bsky\.app\/profile\/([\w.:-]+)\/post\/[a-z0-9]+/
const MASTODON = /https:\/\/((?:[a-z0-9-]+\.)+[a-z]{2,})\/@([\w.@-]+)\/\d+/i

export type PastedAddress = { source: string; sourceId: string; url: string; authorHandle: string }

/** The post that an address or the code to embed it names, or null. */
export function findPasted(text: string): PastedAddress | null {
  const given = decode(text)
  // Of a code's links the last one is the post's own, on whichever network: those before it stand in its words.
  const matches = [X, BLUESKY, MASTODON].flatMap((pattern) => {
    const match = [...given.matchAll(new RegExp(pattern, `${pattern.flags}g`))].at(-1)
    return match ? [{ pattern, match }] : []
  })
  const [own] = matches.sort((a, b) => b.match.index - a.match.index)
  if (!own) return null
  const [url, first = '', second = ''] = own.match
  if (own.pattern === X) return { source: 'x', sourceId: second, url, authorHandle: first }
  if (own.pattern === BLUESKY) return { source: 'bluesky', sourceId: url, url, authorHandle: first }
  return { source: 'mastodon', sourceId: url, url, authorHandle: second.includes('@') ? second : `${second}@${first}` }
}
