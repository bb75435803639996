import type { Engagement, Receipt } from '../digests/schema'

/** The rule of the old blog: retweets and favorites, added. */
export function scoreByOriginalRule(engagement: Engagement): { score: number; receipt: Receipt } {
  const inputs = engagement.flatMap(({ source, reposts, likes }) => [
    { source, name: 'reposts', value: reposts ?? 0, weight: 1 },
    { source, name: 'likes', value: likes ?? 0, weight: 1 },
  ])
  const score = inputs.reduce((sum, { value, weight }) => sum + value * weight, 0)
  return { score, receipt: { rule: 'original', version: 1, inputs, leftOut: [] } }
}
