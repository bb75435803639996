import type { Metadata } from 'next'
import { permanentRedirect } from 'next/navigation'
import { Digest } from '../../../../components/site/digest'
import { DigestArticle } from '../../../../components/site/digest-article'
import { DigestNeighbours } from '../../../../components/site/digest-neighbours'
import { Missing, missingMetadata } from '../../../../components/site/missing'
import { pageMetadata, pictureOf } from '../../../../components/site/page-metadata'
import { findNeighbours, findPublishedDigest, findSuccessorSlug } from '../../../../lib/digests/queries'
import { slugSchema } from '../../../../lib/digests/schema'
import { env } from '../../../../lib/env'
import { findSettings } from '../../../../lib/settings/queries'

type Props = PageProps<'/posts/[slug]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { digest, status } = await resolve(params)
  if (!digest) return missingMetadata(status)
  const { title, description } = digest
  const [{ siteName }, { previous, next }] = await Promise.all([findSettings(), findNeighbours(digest.day)])
  return pageMetadata({
    title,
    siteName,
    description,
    path: `/posts/${digest.slug}`,
    image: pictureOf(digest),
    pagination: { previous: previous && `/posts/${previous.slug}`, next: next && `/posts/${next.slug}` },
  })
}

export default async function PostPage({ params }: Props) {
  const { digest, status } = await resolve(params)
  if (!digest) return <Missing status={status} />

  return (
    <>
      <Digest digest={digest} />
      <DigestNeighbours {...(await findNeighbours(digest.day))} />
      <DigestArticle digest={digest} siteUrl={env().SITE_URL} />
    </>
  )
}

async function resolve(params: Props['params']) {
  const slug = slugSchema.safeParse((await params).slug)
  if (!slug.success) return { status: 404 as const }

  const digest = await findPublishedDigest(slug.data)
  if (digest) return { digest }

  const successor = await findSuccessorSlug(slug.data)
  if (successor) permanentRedirect(`/posts/${successor}`)
  return { status: successor === null ? (410 as const) : (404 as const) }
}
