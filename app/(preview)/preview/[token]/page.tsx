import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Digest } from '../../../../components/site/digest'
import { findPreview } from '../../../../lib/digests/queries'
import { findSharedDigestId } from '../../../../lib/previews/queries'

type Props = PageProps<'/preview/[token]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Preview: ${(await find(params)).title}` }
}

export default async function PreviewPage({ params }: Props) {
  return <Digest digest={await find(params)} />
}

async function find(params: Props['params']) {
  const id = await findSharedDigestId((await params).token)
  return (id && (await findPreview(id))) || notFound()
}
