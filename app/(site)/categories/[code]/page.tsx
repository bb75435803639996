import type { Metadata } from 'next'
import { permanentRedirect } from 'next/navigation'
import { Missing, missingMetadata } from '../../../../components/site/missing'
import { listMetadata, numberedPath } from '../../../../components/site/page-metadata'
import { Pager } from '../../../../components/site/pager'
import { PaperList } from '../../../../components/site/paper-list'
import { findCategory } from '../../../../lib/categories/category'
import { countPapersInCategory, listPapersInCategory } from '../../../../lib/categories/queries'
import { codeSchema } from '../../../../lib/categories/schema'
import { formatCount } from '../../../../lib/format-count'
import { pageNumberSchema } from '../../../../lib/page-number'
import { PAPERS_PER_PAGE } from '../../../../lib/papers/queries'
import { searchPath } from '../../../../lib/search/schema'

interface Props {
  params: Promise<{ code: string; number?: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const list = await readList(params)
  return list ? listMetadata(list.name, list) : missingMetadata()
}

export default async function CategoryPage({ params }: Props) {
  const list = await readList(params)
  if (!list) return <Missing />

  return (
    <div className="list">
      <p className="kicker">{[list.group, list.code].filter(Boolean).join(' · ')}</p>
      <h1>{list.name}</h1>
      <p className="lead">
        {`${formatCount(list.count, 'paper')} in digests. `}
        <a href={searchPath({ q: `cat:${list.code}`, sort: 'score' })}>By score</a>
        {', '}
        <a href={`/feeds/papers.rss?cat=${list.code}`}>as a feed</a>
        {', '}
        <a href={`https://arxiv.org/list/${list.code}/recent`}>newest on arXiv</a>
      </p>
      <PaperList papers={await listPapersInCategory(list.code, list.page)} />
      <Pager {...list} />
    </div>
  )
}

async function readList(params: Props['params']) {
  const { code, number } = await params
  const given = codeSchema.safeParse(code)
  const page = pageNumberSchema.safeParse(number)
  if (!given.success || !page.success) return null

  const category = findCategory(given.data)
  const base = `/categories/${category.code}`
  if (category.code !== given.data) permanentRedirect(numberedPath(base, page.data))

  const count = await countPapersInCategory(category.code)
  // A category that arXiv has is a page also while no paper stands in it.
  const pages = Math.max(Math.ceil(count / PAPERS_PER_PAGE), category.group ? 1 : 0)
  return page.data <= pages ? { ...category, count, page: page.data, pages, base } : null
}
