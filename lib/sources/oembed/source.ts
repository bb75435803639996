import { SourceFailure } from '../../http'
import { lookAtEach } from '../presence'
import type { Source, Standings } from '../schema'
import { lookAtMastodon } from './client'

/** Not searched: what editors paste is looked after. */
export const mastodon: Source = {
  name: 'mastodon',
  check: async () => [],
  lookAfter: async (posts, ask) => {
    const standings: Standings = new Map()
    for (const theirs of Map.groupBy(posts, ({ url }) => new URL(url).host).values())
      try {
        for (const told of await lookAtEach(theirs, ({ url }) => lookAtMastodon(ask, url))) standings.set(...told)
      } catch (error) {
        // A server that has closed for good keeps no other's posts from being looked after.
        if (!(error instanceof SourceFailure)) throw error
      }
    return standings
  },
}
