import { Fragment } from 'react'
import { formatNumber } from '../../lib/format-count'

const SHOWN = 10

type Props = {
  names: string[]
  /** Of their pages, in the same order, where they have some. */
  slugs?: string[]
}

/** Names as arXiv lists them; a long list folds. */
export function Authors({ names, slugs }: Props) {
  const shown = (from: number, to?: number) => <Names names={names.slice(from, to)} slugs={slugs?.slice(from, to)} />
  // One more name takes no more room than the words that would hide it.
  if (names.length <= SHOWN + 2) return <p className="authors">{shown(0)}</p>
  return (
    <div className="authors">
      {shown(0, SHOWN)}{' '}
      <details>
        <summary>{`and ${formatNumber(names.length - SHOWN)} more authors`}</summary>
        {shown(SHOWN)}
      </details>
    </div>
  )
}

function Names({ names, slugs }: Props) {
  if (!slugs) return names.join(', ')
  return names.map((name, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: authors keep their order, and may share a name.
    <Fragment key={i}>
      {i > 0 && ', '}
      {slugs[i] ? <a href={`/authors/${encodeURIComponent(slugs[i])}`}>{name}</a> : name}
    </Fragment>
  ))
}
