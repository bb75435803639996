import { type Ask, type Service, SourceFailure } from '../../http'
import { fetchPosts } from '../bluesky/client'
import type { Post, Standing } from '../schema'
import { parseEmbedOfBluesky, parseEmbedOfX, parseStatus } from './parser'

const X: Service = { name: 'x-embeds', intervalMs: 500, perHour: 600 }
const BLUESKY: Service = { name: 'bluesky-embeds', perHour: 600 }
// Each server is a service of its own: that one fails says nothing of the others.
const mastodonAt = (host: string): Service => ({ name: `mastodon ${host.toLowerCase()}`, perHour: 300 })

const POST_ON_X = /^https?:\/\/(?:www\.|mobile\.)?(?:twitter|x)\.com\/(?:\w+\/)+status\/(\d+)(?!\w)/
const POST_ON_BLUESKY = /^https:\/\/bsky\.app\/profile\/[^/]+\/post\/[a-z0-9]+/
// A public host name, since the address is somebody's word.
const POST_ON_MASTODON = /^https:\/\/((?:[a-z0-9-]+\.)+[a-z]{2,})\/@[\w.@-]+\/(\d+)$/i

export type Pasted = { source: string; post: Post }

/** The post at an address that somebody pasted; throws a SourceFailure with a sentence where there is none. */
export async function fetchPost(ask: Ask, address: string): Promise<Pasted> {
  const bare = address.trim().replace(/[?#].*$/, '')
  const idOnX = POST_ON_X.exec(bare)?.[1]
  if (idOnX) return { source: 'x', post: (await fetchFromX(ask, idOnX)) ?? gone(bare) }
  if (POST_ON_BLUESKY.test(bare)) return { source: 'bluesky', post: (await fetchFromBluesky(ask, bare)) ?? gone(bare) }
  const [, host, id] = POST_ON_MASTODON.exec(bare) ?? []
  if (host && id) return { source: 'mastodon', post: (await fetchFromMastodon(ask, host, id)) ?? gone(bare) }
  throw new SourceFailure(`${address} is no address of a post on X, Bluesky or Mastodon.`)
}

function gone(address: string): never {
  throw new SourceFailure(`There is no post at ${address}, or not for everybody.`)
}

/** Null where the post was deleted (404). A refusal may be meant for its author's followers, or for us. */
export async function fetchFromX(ask: Ask, id: string): Promise<Post | null> {
  const query = new URLSearchParams({
    url: `https://x.com/i/status/${id}`,
    omit_script: '1',
    dnt: 'true',
    hide_thread: '1',
  })
  const url = `https://publish.x.com/oembed?${query}`
  const answer = await ask({ service: X, url, expected: [403, 404] })
  if (answer.status === 403)
    throw new SourceFailure(
      `X shows the post ${id} to its author’s followers alone, or not to us.`,
      undefined,
      undefined,
      answer.status,
    )
  return answer.status === 200 ? parseEmbedOfX(answer.text, id) : null
}

async function fetchFromBluesky(ask: Ask, address: string): Promise<Post | null> {
  const url = `https://embed.bsky.app/oembed?${new URLSearchParams({ url: address, format: 'json' })}`
  const answer = await ask({ service: BLUESKY, url, expected: [400, 403, 404] })
  const uri = answer.status === 200 ? parseEmbedOfBluesky(answer.text) : null
  if (!uri) return null
  // The embed says nothing of labels.
  return (await fetchPosts(ask, [uri])).posts[0] ?? null
}

async function fetchFromMastodon(ask: Ask, host: string, id: string): Promise<Post | null> {
  // Mastodon's own embed is a frame without words.
  const url = `https://${host}/api/v1/statuses/${id}`
  const answer = await ask({ service: mastodonAt(host), url, isForeign: true, expected: [401, 403, 404, 410] })
  if (answer.status === 404 || answer.status === 410) return null
  if (answer.status !== 200) throw new SourceFailure(`${host} does not show that post to everybody, or not to us.`)
  const post = parseStatus(answer.text)
  // Servers show posts of others too, and any could put words into somebody's mouth.
  if (new URL(post.url).host !== host.toLowerCase())
    throw new SourceFailure(`That post is at home elsewhere: paste its own address, ${post.url}.`)
  return post
}

/** How the post at an address on Mastodon stands. */
export async function lookAtMastodon(ask: Ask, address: string): Promise<Standing> {
  const [, host, id] = POST_ON_MASTODON.exec(address) ?? []
  if (!host || !id) return 'there'
  const post = await fetchFromMastodon(ask, host, id)
  return post ? { withheld: post.withheld } : 'gone'
}
