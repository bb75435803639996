import type { Metadata } from 'next'
import { PageTitle } from '../../components/dashboard/page-title'
import { EmptyState } from '../../components/ui/empty-state'
import { requireContributor } from '../../lib/accounts/session'
import { listPublishedDigests } from '../../lib/digests/queries'
import { formatDay } from '../../lib/format-day'

export const metadata: Metadata = { title: 'Overview' }

export default async function OverviewPage() {
  await requireContributor()
  const digests = await listPublishedDigests(1)
  return (
    <>
      <PageTitle title="Overview" />
      <h2 className="mb-2">Published lately</h2>
      {digests.length === 0 && <EmptyState title="Nothing is published yet" />}
      <table className="rows">
        <tbody>
          {digests.map(({ slug, title, day, _count }) => (
            <tr key={slug}>
              <td className="whitespace-nowrap text-muted">{formatDay(day)}</td>
              <td className="w-full">
                <a href={`/posts/${slug}`}>{title}</a>
              </td>
              <td className="whitespace-nowrap text-muted">{_count.entries} papers</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
