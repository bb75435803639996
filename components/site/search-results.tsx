import { Fragment } from 'react'
import { findAuthor, suggestAuthors } from '../../lib/authors/queries'
import { formatCount, formatNumber } from '../../lib/format-count'
import { RANKED, searchPapers } from '../../lib/search/queries'
import { type Search, searchPath } from '../../lib/search/schema'
import { SearchFacets } from './search-facets'
import { SearchHelp } from './search-help'
import { SearchHit } from './search-hit'

const sorts = { relevance: 'best match', newest: 'newest', score: 'score' } as const

/** What a search found, or what might find more. */
export async function SearchResults({ search }: { search: Search }) {
  const found = await searchPapers(search)
  const { count, isEmpty, next, papers, query } = found
  return (
    <>
      {query.problems.map((problem) => (
        <p key={problem} className="none">
          {problem}
        </p>
      ))}
      <p className="lead">
        {isEmpty
          ? 'Nothing is to be found by these: they stand in nearly every paper, or are no words.'
          : `${count > RANKED ? `${formatNumber(RANKED)}+ papers, of which the newest ${formatNumber(RANKED)} are ranked` : formatCount(count, 'paper')}. `}
        {papers.length > 1 && <Sorts search={search} />}
      </p>
      {!isEmpty && <Names found={found} />}
      <SearchFacets search={search} found={found} />
      {papers.length > 0 && (
        <ol className="papers">
          {papers.map((paper) => (
            <SearchHit key={paper.arxivId} paper={paper} />
          ))}
        </ol>
      )}
      {!query.all && query.ids.length === 0 && (
        <p className="elsewhere">
          <a href={searchPath({ ...search, q: `all: ${search.q}`, after: undefined })}>
            Search the papers that no digest featured too
          </a>
        </p>
      )}
      {papers.length === 0 && query.ids.length > 0 && (
        <p className="elsewhere">
          {'On arXiv: '}
          {query.ids.map((id) => (
            <a key={id} href={`https://arxiv.org/abs/${id}`}>{`arXiv:${id}`}</a>
          ))}
        </p>
      )}
      {papers.length === 0 && <SearchHelp />}
      {(next || search.after) && (
        <nav className="pager" aria-label="Pages">
          {search.after && <a href={searchPath({ ...search, after: undefined })}>First page</a>}
          {next && (
            <a rel="next" href={searchPath({ ...search, after: next })}>
              More papers
            </a>
          )}
        </nav>
      )}
    </>
  )
}

function Sorts({ search }: { search: Search }) {
  return (
    <>
      {'By '}
      {Object.entries(sorts).map(([sort, name], i) => (
        <Fragment key={sort}>
          {i > 0 && ', '}
          {sort === search.sort ? (
            <b>{name}</b>
          ) : (
            <a href={searchPath({ ...search, sort: sort as Search['sort'], after: undefined })}>{name}</a>
          )}
        </Fragment>
      ))}
      .
    </>
  )
}

/** The author of that name, or, where nothing was found, those with names like it. */
async function Names({ found: { papers, query } }: { found: Awaited<ReturnType<typeof searchPapers>> }) {
  const asked = query.authors.filter(({ negated }) => !negated).map(({ name }) => name)
  const words = query.terms.filter(({ negated }) => !negated).map(({ words }) => words)
  const named = await findAuthor(asked[0] ?? words.join(' '))
  const names = named ? [named] : papers.length === 0 ? await suggestAuthors(asked.length > 0 ? asked : words) : []
  if (names.length === 0) return null
  return (
    <p className="elsewhere">
      {named ? 'By the author of that name: ' : 'Did you mean '}
      {names.map(({ name, slug }, i) => (
        <Fragment key={slug}>
          {i > 0 && ', '}
          <a href={`/authors/${encodeURIComponent(slug)}`}>{name}</a>
        </Fragment>
      ))}
      {!named && '?'}
    </p>
  )
}
