import { Resting, SourceFailure } from '../http'
import type { Standing, Standings } from './schema'

type Known = { sourceId: string; url: string }

/**
 * How these posts stand, asked one by one. A post that its source tells nothing about costs itself alone. Where nothing is
 * told of any, or no more, the failure rises.
 */
export async function lookAtEach(posts: Known[], look: (post: Known) => Promise<Standing>): Promise<Standings> {
  const standings: Standings = new Map()
  const failures: SourceFailure[] = []
  for (const post of posts)
    try {
      standings.set(post.sourceId, await look(post))
    } catch (error) {
      if (!(error instanceof SourceFailure) || error instanceof Resting) throw error
      failures.push(error)
    }
  if (failures[0] && failures.length === posts.length) throw failures[0]
  return standings
}
