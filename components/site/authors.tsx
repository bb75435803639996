import { formatNumber } from '../../lib/format-count'

const SHOWN = 10

/** Names as arXiv lists them; a long list folds. */
export function Authors({ names }: { names: string[] }) {
  // One more name takes no more room than the words that would hide it.
  if (names.length <= SHOWN + 2) return <p className="authors">{names.join(', ')}</p>
  return (
    <div className="authors">
      {`${names.slice(0, SHOWN).join(', ')} `}
      <details>
        <summary>{`and ${formatNumber(names.length - SHOWN)} more authors`}</summary>
        {names.slice(SHOWN).join(', ')}
      </details>
    </div>
  )
}
