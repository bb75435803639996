import type { Metadata } from 'next'
import { Moment } from '../../../components/dashboard/moment'
import { PageTitle } from '../../../components/dashboard/page-title'
import { EmptyState } from '../../../components/ui/empty-state'
import { requireAdmin } from '../../../lib/accounts/session'
import { listDeedChoices, listDeeds } from '../../../lib/audit/queries'
import { deedFilterSchema } from '../../../lib/audit/schema'
import { Change } from './change'
import { DeedFilters } from './deed-filters'

export const metadata: Metadata = { title: 'Audit log' }

export default async function AuditPage({ searchParams }: PageProps<'/dashboard/audit'>) {
  const admin = await requireAdmin()
  const filter = deedFilterSchema.parse(await searchParams)
  const [{ deeds, next }, choices] = await Promise.all([listDeeds(admin, filter), listDeedChoices(admin)])
  const { before: _, ...kept } = filter
  return (
    <>
      <PageTitle title="Audit log" />
      <DeedFilters filter={filter} choices={choices} />
      {deeds.length === 0 && (
        <EmptyState title="Nothing was done like that">
          <a href="/dashboard/audit">Show everything</a>
        </EmptyState>
      )}
      <ol className="mt-line">
        {deeds.map(({ id, at, who, act, digest, subject, before, after }) => (
          <li key={id} className="grid gap-x-6 gap-y-1 border-rule border-t py-2.5 sm:grid-cols-[10rem_minmax(0,1fr)]">
            <p className="text-muted">
              <Moment at={at} />
            </p>
            <div className="min-w-0">
              <p>
                <span className="font-semibold">{who}</span>: {act}{' '}
                {digest ? <a href={`/dashboard/digests/${digest.id}`}>{digest.title}</a> : subject}
                {digest && subject && <span className="text-muted"> ({subject})</span>}
              </p>
              <Change before={before} after={after} />
            </div>
          </li>
        ))}
      </ol>
      {next && (
        <p className="border-rule border-t pt-half">
          <a rel="next" href={`/dashboard/audit?${new URLSearchParams({ ...kept, before: next })}`}>
            Earlier
          </a>
        </p>
      )}
    </>
  )
}
