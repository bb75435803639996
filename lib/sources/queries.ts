import 'server-only'
import type { Ask } from '../http'
import { fetchPapers } from './arxiv/client'
import { arxiv } from './arxiv/source'
import { bluesky } from './bluesky/source'
import { github } from './github/source'
import { hackernews } from './hackernews/source'
import { huggingface } from './huggingface/source'
import { fetchPost, type Pasted } from './oembed/client'
import { mastodon } from './oembed/source'
import { reddit } from './reddit/source'
import type { PaperFacts, Source } from './schema'
import { semanticScholar } from './semanticscholar/source'
import { x } from './x/source'

/** Every source that is collected from, papers first. */
export function listSources(): Source[] {
  return [arxiv, huggingface, hackernews, bluesky, github, reddit, semanticScholar, x]
}

/** Every source that can tell whether a post is still there. */
export function listGuarded(): Source[] {
  return [...listSources(), mastodon].filter(({ lookAfter }) => lookAfter)
}

/** The post at an address on X, Bluesky or Mastodon. */
export function findPastedPost(ask: Ask, address: string): Promise<Pasted> {
  return fetchPost(ask, address)
}

/** What arXiv tells of these papers, asked in one request; it leaves out what it does not know, without a word. */
export function findAskedPapers(ask: Ask, ids: string[]): Promise<PaperFacts[]> {
  return fetchPapers(ask, ids)
}
