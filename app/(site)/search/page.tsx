import type { Metadata } from 'next'
import { pageMetadata } from '../../../components/site/page-metadata'
import { SearchForm } from '../../../components/site/search-form'
import { SearchHelp } from '../../../components/site/search-help'
import { SearchResults } from '../../../components/site/search-results'
import { LONGEST, searchSchema } from '../../../lib/search/schema'

type Props = PageProps<'/search'>

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const search = searchSchema.safeParse(await searchParams)
  if (!search.success) return pageMetadata({ title: 'Search', status: 400 })
  const { q } = search.data
  return pageMetadata({ title: q ? `${q.slice(0, 60)} · Search` : 'Search', path: '/search', unlisted: q !== '' })
}

export default async function SearchPage({ searchParams }: Props) {
  const search = searchSchema.safeParse(await searchParams)
  return (
    <div className="list search">
      <h1>Search</h1>
      <SearchForm q={search.data?.q} sort={search.data?.sort} />
      {!search.success && (
        <p className="lead">{`Nothing was looked for: a search has at most ${LONGEST} characters, its address only what our links put there.`}</p>
      )}
      {search.data?.q ? <SearchResults search={search.data} /> : <SearchHelp />}
    </div>
  )
}
