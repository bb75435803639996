import 'server-only'
import type { Ask } from '../http'
import { arxiv } from './arxiv/source'
import { bluesky } from './bluesky/source'
import { github } from './github/source'
import { hackernews } from './hackernews/source'
import { huggingface } from './huggingface/source'
import { fetchPost, type Pasted } from './oembed/client'
import { mastodon, x } from './oembed/source'
import type { Source } from './schema'

/** Every source that is collected from, papers first. */
export function listSources(): Source[] {
  return [arxiv, huggingface, hackernews, bluesky, github]
}

/** Every source that can tell whether a post is still there. */
export function listGuarded(): Source[] {
  return [...listSources(), x, mastodon].filter(({ findGone }) => findGone)
}

/** The post at an address on X, Bluesky or Mastodon. */
export function findPastedPost(ask: Ask, address: string): Promise<Pasted> {
  return fetchPost(ask, address)
}
