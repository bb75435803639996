import 'server-only'
import { arxiv } from './arxiv/source'
import { bluesky } from './bluesky/source'
import { github } from './github/source'
import { hackernews } from './hackernews/source'
import { huggingface } from './huggingface/source'
import type { Source } from './schema'

/** Every source there is, papers first. */
export function listSources(): Source[] {
  return [arxiv, huggingface, hackernews, bluesky, github]
}
