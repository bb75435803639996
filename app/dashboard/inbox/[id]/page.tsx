import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { CandidateDetails } from '../../../../components/dashboard/inbox/candidate-details'
import { PageTitle } from '../../../../components/dashboard/page-title'
import { requireContributor } from '../../../../lib/accounts/session'
import { findCandidate } from '../../../../lib/candidates/queries'
import { plainTex } from '../../../../lib/tex'

export const metadata: Metadata = { title: 'Candidate' }

/** A candidate by itself, for a tab of its own and for pages without scripts. */
export default async function CandidatePage({ params }: PageProps<'/dashboard/inbox/[id]'>) {
  await requireContributor()
  const id = z.uuid().safeParse((await params).id)
  const candidate = id.success && (await findCandidate(id.data))
  if (!candidate) notFound()
  return (
    <>
      <PageTitle title={plainTex(candidate.title)}>
        <a href={`/dashboard/inbox?day=${candidate.day.toISOString().slice(0, 10)}`}>To the inbox</a>
      </PageTitle>
      <CandidateDetails candidate={candidate} />
    </>
  )
}
