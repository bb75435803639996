import { decode } from 'html-entities'

const X = /https?:\/\/(?:www\.|mobile\.)?(?:twitter|x)\.com\/(\w+)(?:\/web)?\/status\/(\d+)(?!\w)/
const BLUESKY = /https:\/\/bsky\.app\/profile\/([\w.:-]+)\/post\/[a-z0-9]+/
const MASTODON = /https:\/\/((?:[a-z0-9-]+\.)+[a-z]{2,})\/@([\w.@-]+)\/\d+/i

export type PastedAddress = { source: string; sourceId: string; url: string; authorHandle: string }

/** The post that an address or the code to embed it names, or null. */
export function findPasted(text: string): PastedAddress | null {
  const given = decode(text)
  // Of a code's links the last one is the post's own: those before it stand in its words.
  const last = (pattern: RegExp) => [...given.matchAll(new RegExp(pattern, `${pattern.flags}g`))].at(-1)
  const onX = last(X)
  if (onX?.[1] && onX[2]) return { source: 'x', sourceId: onX[2], url: onX[0], authorHandle: onX[1] }
  const onBluesky = last(BLUESKY)
  if (onBluesky?.[1])
    return { source: 'bluesky', sourceId: onBluesky[0], url: onBluesky[0], authorHandle: onBluesky[1] }
  const [url, host, user] = last(MASTODON) ?? []
  if (!url || !host || !user) return null
  return { source: 'mastodon', sourceId: url, url, authorHandle: user.includes('@') ? user : `${user}@${host}` }
}
