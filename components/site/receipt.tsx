import type { PublishedDigest, PublishedEntry } from '../../lib/digests/queries'
import type { Receipt as Kept } from '../../lib/digests/schema'
import { formatNumber } from '../../lib/format-count'
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
        {receipt.inputs.map((input, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: what was counted never changes its order.
          <li key={i}>{describeInput(input)}</li>
        ))}
      </ul>
      <p>{`By the rule “${receipt.rule}”, version ${receipt.version}`}</p>
      {receipt.leftOut.length > 0 && <p>{`Left out: ${receipt.leftOut.join('; ')}`}</p>}
      {move && <p>{move}</p>}
    </details>
  )
}

function describeInput({ name, source, value, weight }: Kept['inputs'][number]) {
  const counted = `${formatNumber(value)} ${name} on ${sourceName(source)}`
  return weight === 1 ? counted : `${counted} × ${formatNumber(weight)}`
}

/** Editors may put a paper elsewhere than its score would; papers of one score may stand in any order. */
function describeMove({ rank, score }: PublishedEntry, { entries }: PublishedDigest) {
  const first = 1 + entries.filter((other) => other.score > score).length
  const last = entries.filter((other) => other.score >= score).length
  if (rank >= first && rank <= last) return null
  return `By its score it would be number ${rank < first ? first : last}: the editors moved it`
}
