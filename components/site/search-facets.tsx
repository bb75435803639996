import { findCategory } from '../../lib/categories/category'
import { formatNumber } from '../../lib/format-count'
import type { Found } from '../../lib/search/queries'
import { type Search, searchPath } from '../../lib/search/schema'

/** How what was found divides, each part a search of its own. */
export function SearchFacets({ search, found }: { search: Search; found: Found }) {
  const { categories, count, years } = found
  if (count < 2) return null
  const narrow = (more: string) => searchPath({ ...search, q: `${search.q} ${more}`, after: undefined })
  return (
    <div className="facets">
      {categories.length > 1 && (
        <ul aria-label="Categories">
          {categories.map(({ code, papers }) => (
            <li key={code}>
              <a href={narrow(`cat:${code}`)} title={findCategory(code).name}>
                {code}
              </a>{' '}
              {formatNumber(papers)}
            </li>
          ))}
        </ul>
      )}
      {years.length > 1 && (
        <ul aria-label="Years">
          {years.map(({ year, papers }) => (
            <li key={year}>
              <a href={narrow(`from:${year} to:${year}`)}>{year}</a> {formatNumber(papers)}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
