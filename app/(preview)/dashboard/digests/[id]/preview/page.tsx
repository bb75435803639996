import type { Metadata } from 'next'
import { cache } from 'react'
import { z } from 'zod'
import { DeadPreview, deadPreviewMetadata } from '../../../../../../components/site/dead-preview'
import { Digest } from '../../../../../../components/site/digest'
import { requireContributor } from '../../../../../../lib/accounts/session'
import { findPreview } from '../../../../../../lib/digests/queries'

type Props = PageProps<'/dashboard/digests/[id]/preview'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const digest = await find((await params).id)
  return digest ? { title: `Preview: ${digest.title}` } : deadPreviewMetadata()
}

export default async function PreviewPage({ params }: Props) {
  const digest = await find((await params).id)
  return digest ? <Digest digest={digest} above="/dashboard" /> : <DeadPreview />
}

const find = cache(async (given: string) => {
  await requireContributor()
  const id = z.uuid().safeParse(given)
  return id.success ? findPreview(id.data) : null
})
