import { formatNumber } from '../../lib/format-count'
import type { LabelKind } from '../../lib/tags/schema'

/** Tags or sections, each with the number of its digests. */
export function Labels({
  kind,
  labels,
}: {
  kind: LabelKind
  labels: { kebab: string; name: string; digests: number }[]
}) {
  if (labels.length === 0) return <p className="none">There are none yet.</p>
  return (
    <ul className="counted">
      {labels.map(({ kebab, name, digests }) => (
        <li key={kebab}>
          <a href={`/${kind}/${encodeURIComponent(kebab)}`}>{name}</a>
          <span>{formatNumber(digests)}</span>
        </li>
      ))}
    </ul>
  )
}
