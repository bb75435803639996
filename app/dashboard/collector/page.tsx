import type { Metadata } from 'next'
import { isUnderWay, Run } from '../../../components/dashboard/collector/run'
import { RunNow } from '../../../components/dashboard/collector/run-now'
import { PageTitle } from '../../../components/dashboard/page-title'
import { EmptyState } from '../../../components/ui/empty-state'
import { isEditor } from '../../../lib/accounts/rights'
import { requireContributor } from '../../../lib/accounts/session'
import { env } from '../../../lib/env'
import { listRuns } from '../../../lib/runs/queries'
import { findSpentToday } from '../../../lib/services/queries'
import { findSettings } from '../../../lib/settings/queries'
import { sourceName } from '../../../lib/source-names'
import { runNow } from './actions'

export const metadata: Metadata = { title: 'Collector' }

const RUNS = 25

export default async function CollectorPage() {
  const person = await requireContributor()
  const [runs, { sources }] = await Promise.all([listRuns(RUNS), findSettings()])
  const spent = isEditor(person) && sources.includes('x') ? await findSpentToday('x') : undefined
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
      {spent !== undefined && (
        <p className="mb-line text-muted">
          {`X has cost $${spent.toFixed(2)} of the $${env().X_DAILY_BUDGET.toFixed(2)} that it may cost on this day in UTC.`}
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
