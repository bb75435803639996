import type { Engagement } from './digests/schema'

const numbers = new Intl.NumberFormat('en')

export const formatNumber = (value: number) => numbers.format(value)

/** "1 paper", "13 papers". */
export function formatCount(value: number, one: string) {
  return `${numbers.format(value)} ${value === 1 ? one : `${one}s`}`
}

/** "5,190 reposts, 100 likes". */
export function formatEngagement({
  source,
  reposts,
  likes,
  comments,
  upvotes,
}: Omit<Engagement[number], 'source' | 'takenAt'> & { source?: string }) {
  return [
    reposts != null && formatCount(reposts, 'repost'),
    likes != null && formatCount(likes, 'like'),
    upvotes != null && formatCount(upvotes, source === 'github' ? 'star' : 'upvote'),
    comments != null && formatCount(comments, 'comment'),
  ]
    .filter(Boolean)
    .join(', ')
}
