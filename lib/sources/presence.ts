import { Resting, SourceFailure } from '../http'

type Known = { sourceId: string; url: string }

/**
 * Which of these posts are gone, asked one by one. A post that its source tells nothing about costs itself alone: it is
 * taken to be there until it is asked about again. Where nothing is told of any, or no more, the failure rises.
 */
export async function findGoneAmong(posts: Known[], isThere: (post: Known) => Promise<boolean>): Promise<string[]> {
  const gone: string[] = []
  const failures: SourceFailure[] = []
  for (const post of posts)
    try {
      if (!(await isThere(post))) gone.push(post.sourceId)
    } catch (error) {
      if (!(error instanceof SourceFailure) || error instanceof Resting) throw error
      failures.push(error)
    }
  if (failures[0] && failures.length === posts.length) throw failures[0]
  return gone
}
