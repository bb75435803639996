import type { Metadata } from 'next'
import { permanentRedirect } from 'next/navigation'
import { Coauthors } from '../../../../components/site/coauthors'
import { Missing, missingMetadata } from '../../../../components/site/missing'
import { listMetadata, numberedPath } from '../../../../components/site/page-metadata'
import { Pager } from '../../../../components/site/pager'
import { PaperList } from '../../../../components/site/paper-list'
import { findAuthor, listPapersByAuthor } from '../../../../lib/authors/queries'
import { authorSlugSchema } from '../../../../lib/authors/schema'
import { formatCount } from '../../../../lib/format-count'
import { pageNumberSchema } from '../../../../lib/page-number'
import { PAPERS_PER_PAGE } from '../../../../lib/papers/queries'
import { plainTex } from '../../../../lib/tex'

interface Props {
  params: Promise<{ slug: string; number?: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const list = await readList(params)
  return list ? listMetadata(list.name, list) : missingMetadata()
}

/** An author's papers. Authors are told apart by their names alone. */
export default async function AuthorPage({ params }: Props) {
  const list = await readList(params)
  if (!list) return <Missing />

  return (
    <div className="list">
      <p className="kicker">Author</p>
      <h1>{list.name}</h1>
      <p className="lead">
        {`${formatCount(list.papers, 'paper')} in digests by somebody of this name. `}
        <a href={`https://arxiv.org/search/?${new URLSearchParams({ query: list.name, searchtype: 'author' })}`}>
          All on arXiv
        </a>
      </p>
      <PaperList papers={await listPapersByAuthor(list.slug, list.page)} />
      {list.page === list.pages && <Coauthors slug={list.slug} />}
      <Pager {...list} />
    </div>
  )
}

async function readList(params: Props['params']) {
  const { slug, number } = await params
  const given = authorSlugSchema.safeParse(slug)
  const page = pageNumberSchema.safeParse(number)
  const author = given.success && page.success ? await findAuthor(given.data) : null
  if (!author || !page.success) return null

  const base = `/authors/${encodeURIComponent(author.slug)}`
  if (author.slug !== given.data) permanentRedirect(numberedPath(base, page.data))
  const pages = Math.ceil(author.papers / PAPERS_PER_PAGE)
  return page.data <= pages ? { ...author, name: plainTex(author.name), page: page.data, pages, base } : null
}
