import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { Digest } from '../../../../../../components/site/digest'
import { requireContributor } from '../../../../../../lib/accounts/session'
import { findPreview } from '../../../../../../lib/digests/queries'

type Props = PageProps<'/dashboard/digests/[id]/preview'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Preview: ${(await find(params)).title}` }
}

export default async function PreviewPage({ params }: Props) {
  return <Digest digest={await find(params)} above="/dashboard" />
}

async function find(params: Props['params']) {
  await requireContributor()
  const id = z.uuid().safeParse((await params).id)
  return (id.success && (await findPreview(id.data))) || notFound()
}
