import type { Metadata } from 'next'
import { permanentRedirect } from 'next/navigation'
import { Digest } from '../../../../components/site/digest'
import { DigestNeighbours } from '../../../../components/site/digest-neighbours'
import { Missing, missingMetadata } from '../../../../components/site/missing'
import { pageMetadata } from '../../../../components/site/page-metadata'
import { findNeighbours, findPublishedDigest, findSuccessorSlug } from '../../../../lib/digests/queries'
import { slugSchema } from '../../../../lib/digests/schema'
import { findSettings } from '../../../../lib/settings/queries'

type Props = PageProps<'/posts/[slug]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { digest, status } = await resolve(params)
  if (!digest) return missingMetadata(status)
  const { title, description } = digest
  const { siteName } = await findSettings()
  return pageMetadata({ title, siteName, description, path: `/posts/${digest.slug}` })
}

export default async function PostPage({ params }: Props) {
  const { digest, status } = await resolve(params)
  if (!digest) return <Missing status={status} />

  return (
    <>
      <Digest digest={digest} />
      <DigestNeighbours {...(await findNeighbours(digest.day))} />
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
