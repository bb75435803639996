import type { Metadata } from 'next'
import { Markdown } from '../../../components/site/markdown'
import { Missing, missingMetadata } from '../../../components/site/missing'
import { pageMetadata } from '../../../components/site/page-metadata'
import { findPage } from '../../../lib/pages/queries'
import { pageSlugSchema } from '../../../lib/pages/schema'
import { findSettings } from '../../../lib/settings/queries'

type Props = PageProps<'/[page]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const page = await readPage(params)
  if (!page) return missingMetadata()
  const { siteName } = await findSettings()
  return pageMetadata({ title: page.title, siteName, path: `/${page.slug}` })
}

/** One of the site's own pages: about, privacy, contact. */
export default async function OwnPage({ params }: Props) {
  const page = await readPage(params)
  if (!page) return <Missing />

  return (
    <article className="list">
      <h1>{page.title}</h1>
      <Markdown text={page.body} />
    </article>
  )
}

async function readPage(params: Props['params']) {
  const slug = pageSlugSchema.safeParse((await params).page)
  return slug.success ? { slug: slug.data, ...(await findPage(slug.data)) } : null
}
