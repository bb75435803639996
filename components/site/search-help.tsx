import { searchPath } from '../../lib/search/schema'

const examples = {
  'graph neural networks': 'papers with all of these words, whatever their endings',
  '"language model" -survey': 'with this phrase, and without that word',
  'transf*': 'with words that begin so',
  'author:example cat:cs.LG': 'by somebody of that name, in that category',
  'diffusion from:2020-06 to:2021': 'in digests of that time',
  'quantum min:500': 'with at least that score',
  '2102.02503': 'the paper of that arXiv id, or of a link to it',
  'all: graph': 'also among the papers that no digest has featured',
}

/** What can be asked for. */
export function SearchHelp() {
  return (
    <dl className="help">
      {Object.entries(examples).map(([q, meaning]) => (
        <div key={q}>
          <dt>
            <a href={searchPath({ q })}>{q}</a>
          </dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  )
}
