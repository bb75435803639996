import './editor.css'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { Editor } from '../../../../components/dashboard/draft/editor'
import { requireContributor } from '../../../../lib/accounts/session'
import { findDraft } from '../../../../lib/drafts/queries'
import { findSettings } from '../../../../lib/settings/queries'

export const metadata: Metadata = { title: 'Digest' }

export default async function DigestPage({ params }: PageProps<'/dashboard/digests/[id]'>) {
  const { id, name, role } = await requireContributor()
  const digestId = z.uuid().safeParse((await params).id)
  const draft = digestId.success && (await findDraft(digestId.data))
  if (!draft) notFound()
  const { timeZone } = await findSettings()
  return <Editor draft={draft} me={{ id, name, role }} timeZone={timeZone} />
}
