import { SourceFailure } from '../../http'
import { findGoneAmong } from '../presence'
import type { Source } from '../schema'
import { isOnMastodon } from './client'

/** Not searched: what editors paste is looked after. */
export const mastodon: Source = {
  name: 'mastodon',
  check: async () => [],
  findGone: async (posts, ask) => {
    const gone: string[] = []
    for (const theirs of Map.groupBy(posts, ({ url }) => new URL(url).host).values())
      try {
        gone.push(...(await findGoneAmong(theirs, ({ url }) => isOnMastodon(ask, url))))
      } catch (error) {
        // A server that has closed for good keeps no other's posts from being looked after.
        if (!(error instanceof SourceFailure)) throw error
      }
    return gone
  },
}
