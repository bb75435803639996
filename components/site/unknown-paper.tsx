import { pageMetadata } from './page-metadata'

type Props = { arxivId: string | null }

export function unknownPaperMetadata(arxivId: Props['arxivId']) {
  return pageMetadata({ title: titleOf(arxivId), status: 404 })
}

/** Where no paper is: with the way to arXiv if there may be one, else with what an id looks like. */
export function UnknownPaper({ arxivId }: Props) {
  return (
    <div className="list">
      <div className="prose">
        <p className="kicker">404</p>
        <h1>{titleOf(arxivId)}</h1>
        {arxivId ? (
          <p>
            {'No digest has featured this paper so far. If it exists, arXiv has it: '}
            <a href={`https://arxiv.org/abs/${arxivId}`}>{`arXiv:${arxivId}`}</a>.
          </p>
        ) : (
          <p>
            The address of a paper ends with its arXiv id, like <code>2102.02503</code> or <code>hep-th/9901001</code>.
          </p>
        )}
        <ul>
          <li>
            <a href="/search">Search all papers here</a>
          </li>
          <li>
            <a href="/archive">Every digest, by year and month</a>
          </li>
          <li>
            <a href="/categories">Papers by category</a>
          </li>
        </ul>
      </div>
    </div>
  )
}

const titleOf = (arxivId: Props['arxivId']) => (arxivId ? 'We do not know this paper' : 'This is no arXiv id')
