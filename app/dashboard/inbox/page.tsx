import type { Metadata } from 'next'
import { z } from 'zod'
import { BalancePanel } from '../../../components/dashboard/inbox/balance-panel'
import { Days } from '../../../components/dashboard/inbox/days'
import { filterSchema } from '../../../components/dashboard/inbox/filter'
import { Inbox } from '../../../components/dashboard/inbox/inbox'
import { rowOf } from '../../../components/dashboard/inbox/row'
import { WhyNot } from '../../../components/dashboard/inbox/why-not'
import { PageTitle } from '../../../components/dashboard/page-title'
import { EmptyState } from '../../../components/ui/empty-state'
import { requireContributor } from '../../../lib/accounts/session'
import { explainAbsence, findBalance, listCandidateDays, listCandidates } from '../../../lib/candidates/queries'
import { findRule } from '../../../lib/ranking/queries'
import { decide, showDetails } from './actions'

export const metadata: Metadata = { title: 'Inbox' }

const querySchema = z.object({ day: z.iso.date().optional().catch(undefined), why: z.string().max(200).catch('') })

export default async function InboxPage({ searchParams }: PageProps<'/dashboard/inbox'>) {
  const person = await requireContributor()
  const given = await searchParams
  const { day: asked, why } = querySchema.parse(given)
  const days = await listCandidateDays()
  const day = asked ?? days[0]?.day
  if (!day)
    return (
      <>
        <PageTitle title="Inbox" />
        <EmptyState title="No paper has been proposed yet">
          <p>Papers come in by themselves once the collector has read a list of the day and who speaks of it.</p>
        </EmptyState>
      </>
    )
  const [candidates, balance, { rule, threshold }, answer] = await Promise.all([
    listCandidates(day),
    findBalance(day),
    findRule(),
    why ? explainAbsence(why, day) : null,
  ])
  return (
    <>
      <PageTitle title="Inbox" />
      <Days days={days} day={day} />
      <p className="mb-half text-muted">
        {`Ranked by the rule “${rule}”. From a score of ${threshold} on a paper gets into the draft of the day by itself.`}
      </p>
      <Inbox
        key={day}
        day={day}
        rows={candidates.map(rowOf)}
        threshold={threshold}
        initialFilter={filterSchema.parse(given)}
        who={person.name}
        decide={decide}
        showDetails={showDetails}
      />
      <WhyNot day={day} asked={why} answer={answer} />
      <BalancePanel balance={balance} />
    </>
  )
}
