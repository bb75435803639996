import { LONGEST, type Search } from '../../lib/search/schema'

/** The field in which papers are looked for. */
export function SearchForm({ q, sort }: Partial<Search>) {
  return (
    <search>
      <form action="/search" className="searching">
        <input
          type="search"
          name="q"
          defaultValue={q}
          maxLength={LONGEST}
          aria-label="Words, names, phrases"
          autoComplete="off"
          enterKeyHint="search"
        />
        {sort && sort !== 'relevance' && <input type="hidden" name="sort" value={sort} />}
        <button type="submit">Search</button>
      </form>
    </search>
  )
}
