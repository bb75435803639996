import { SourceFailure } from '../../http'
import type { Source } from '../schema'
import { fetchFromX, isOnMastodon } from './client'

// Not searched: what editors paste, and old digests show, is looked after.

export const x: Source = {
  name: 'x',
  check: async () => [],
  findGone: async (posts, ask) => {
    const gone: string[] = []
    for (const { sourceId } of posts) if (!(await fetchFromX(ask, sourceId))) gone.push(sourceId)
    return gone
  },
}

export const mastodon: Source = {
  name: 'mastodon',
  check: async () => [],
  findGone: async (posts, ask) => {
    const gone: string[] = []
    for (const { sourceId, url } of posts) {
      const isThere = await isOnMastodon(ask, url).catch((error: unknown) => {
        // One server that has closed for good keeps no other's posts from being looked after.
        if (error instanceof SourceFailure) return true
        throw error
      })
      if (!isThere) gone.push(sourceId)
    }
    return gone
  },
}
