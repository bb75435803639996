import type { Metadata } from 'next'
import { isUnderWay, Run } from '../../../components/dashboard/collector/run'
import { RunNow } from '../../../components/dashboard/collector/run-now'
import { PageTitle } from '../../../components/dashboard/page-title'
import { EmptyState } from '../../../components/ui/empty-state'
import { isEditor } from '../../../lib/accounts/rights'
import { requireContributor } from '../../../lib/accounts/session'
import { listRuns } from '../../../lib/runs/queries'
import { sourceName } from '../../../lib/source-names'
import { runNow } from './actions'

export const metadata: Metadata = { title: 'Collector' }

const RUNS = 25

export default async function CollectorPage() {
  const person = await requireContributor()
  const runs = await listRuns(RUNS)
  const now = new Date()
  const stale = runs.find(({ finishedAt }) => finishedAt)?.sources.filter(({ staleAt }) => staleAt) ?? []
  return (
    <>
      <PageTitle title="Collector">
        {isEditor(person) && <RunNow run={runNow} isUnderWay={runs.some((run) => isUnderWay(run, now))} />}
      </PageTitle>
      {stale.length > 0 && (
        <p role="alert" className="mb-line border-2 border-rubric p-3 font-semibold text-rubric">
          {`⚑ ${stale.map(({ source }) => sourceName(source)).join(', ')}: the date of what it answers moves, and its newest entries do not.`}
        </p>
      )}
      {runs.length === 0 && (
        <EmptyState title="Nothing was collected yet">
          <p>The worker asks the sources by itself, papers after the announcement and talk every hour.</p>
        </EmptyState>
      )}
      {runs.map((run) => (
        <Run key={run.id} run={run} now={now} />
      ))}
    </>
  )
}
