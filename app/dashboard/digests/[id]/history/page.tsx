import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { History } from '../../../../../components/dashboard/draft/history'
import { PageTitle } from '../../../../../components/dashboard/page-title'
import { requireContributor } from '../../../../../lib/accounts/session'
import { findDraft } from '../../../../../lib/drafts/queries'
import { listRevisions } from '../../../../../lib/revisions/queries'

export const metadata: Metadata = { title: 'History' }

export default async function HistoryPage({ params }: PageProps<'/dashboard/digests/[id]/history'>) {
  await requireContributor()
  const { data: id } = z.uuid().safeParse((await params).id)
  const draft = id && (await findDraft(id))
  if (!draft) notFound()
  return (
    <>
      <PageTitle title={`History of ${draft.digest.title}`}>
        <a href={`/dashboard/digests/${id}`}>Back to the digest</a>
      </PageTitle>
      <History path={`/dashboard/digests/${id}`} revisions={await listRevisions(draft.digest.id)} />
    </>
  )
}
