import type { PublishedDigest, PublishedEntry } from '../../lib/digests/queries'
import type { Receipt as Kept } from '../../lib/digests/schema'
import { formatCount, formatNumber } from '../../lib/format-count'
import { sourceName } from '../../lib/source-names'

/** Why a paper stands where it stands: what was counted, what each count weighed, and what the editors did. */
export function Receipt({ entry, digest }: { entry: PublishedEntry; digest: PublishedDigest }) {
  const { receipt } = entry
  if (!receipt) return null
  const move = describeMove(entry, digest)
  return (
    <details>
      <summary>Why this rank</summary>
      <ul>
        {describe(receipt).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>{`By the rule “${receipt.rule}”, version\u00a0${receipt.version}`}</p>
      {receipt.leftOut.length > 0 && <p>{`Left out: ${receipt.leftOut.join('; ')}`}</p>}
      {move && <p>{move}</p>}
    </details>
  )
}

function describe({ inputs, sources }: Kept) {
  if (!sources) return inputs.map((input) => `${describeInput(input)} on ${sourceName(input.source)}`)
  return sources.map(({ source, percentile, among, weight }) => {
    const of = inputs.filter((input) => input.source === source)
    const posts = of.filter(({ name }) => name === 'post').length
    const what = [
      posts > 0 && formatCount(posts, 'post'),
      ...of.filter(({ name }) => name !== 'post').map(describeInput),
    ]
    const points = `${sourceName(source)}: ${round(100 * percentile * weight)} of ${round(100 * weight)} points`
    const place = `more than ${round(100 * percentile)} % of ${formatCount(among, 'paper')} there`
    return of.length > 0 ? `${points} for ${what.filter(Boolean).join(', ')}, ${place}` : points
  })
}

function describeInput({ name, value, weight }: Kept['inputs'][number]) {
  const counted = `${formatNumber(value)} ${name}`
  return weight === 1 ? counted : `${counted} × ${formatNumber(weight)}`
}

const round = (value: number) => formatNumber(Math.round(value))

/** Editors may put a paper elsewhere than its score would; papers of one score may stand in any order. */
function describeMove({ rank, score }: PublishedEntry, { entries }: PublishedDigest) {
  const first = 1 + entries.filter((other) => other.score > score).length
  const last = entries.filter((other) => other.score >= score).length
  if (rank >= first && rank <= last) return null
  return `By its score it would be number ${rank < first ? first : last}: the editors moved it`
}
