import type { Metadata } from 'next'
import { cache } from 'react'
import { DeadPreview, deadPreviewMetadata } from '../../../../components/site/dead-preview'
import { Digest } from '../../../../components/site/digest'
import { findPreview } from '../../../../lib/digests/queries'
import { findSharedDigestId } from '../../../../lib/previews/queries'

type Props = PageProps<'/preview/[token]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const digest = await find((await params).token)
  return digest ? { title: `Preview: ${digest.title}` } : deadPreviewMetadata()
}

export default async function PreviewPage({ params }: Props) {
  const { token } = await params
  const digest = await find(token)
  return digest ? <Digest digest={digest} above={`/preview/${token}`} /> : <DeadPreview />
}

const find = cache(async (token: string) => {
  const id = await findSharedDigestId(token)
  return id && findPreview(id)
})
