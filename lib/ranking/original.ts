import type { Engagement, Receipt } from '../digests/schema'

/** The rule of the old blog: retweets and favorites, added. */
export const original = { name: 'original', version: 1, threshold: 50, weights: { reposts: 1, likes: 1 } }

type Counts = Pick<Engagement[number], 'source' | 'reposts' | 'likes'>

export function scoreByOriginalRule(counts: Counts[], leftOut: string[] = []): { score: number; receipt: Receipt } {
  const inputs = counts
    .filter(({ reposts, likes }) => reposts != null || likes != null)
    .flatMap(({ source, reposts, likes }) => [
      { source, name: 'reposts', value: reposts ?? 0, weight: original.weights.reposts },
      { source, name: 'likes', value: likes ?? 0, weight: original.weights.likes },
    ])
  const score = inputs.reduce((sum, { value, weight }) => sum + value * weight, 0)
  return { score, receipt: { rule: original.name, version: original.version, inputs, leftOut } }
}
