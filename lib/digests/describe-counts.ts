import { formatCount } from '../format-count'
import type { Engagement } from './schema'

/** "5,190 reposts, 100 likes". */
export function describeCounts({ reposts, likes, comments, upvotes }: Engagement[number]) {
  return [
    reposts != null && formatCount(reposts, 'repost'),
    likes != null && formatCount(likes, 'like'),
    upvotes != null && formatCount(upvotes, 'upvote'),
    comments != null && formatCount(comments, 'comment'),
  ]
    .filter(Boolean)
    .join(', ')
}
