import type { Metadata } from 'next'
import { DigestCalendar } from '../../components/dashboard/digests/digest-calendar'
import { DigestTable } from '../../components/dashboard/digests/digest-table'
import { ListFilter } from '../../components/dashboard/digests/list-filter'
import { NewDigest } from '../../components/dashboard/digests/new-digest'
import { PageTitle } from '../../components/dashboard/page-title'
import { requireContributor } from '../../lib/accounts/session'
import { findNextDay, listDigests, listMonth } from '../../lib/desk/queries'
import { listSchema, monthSchema } from '../../lib/desk/schema'
import { findSettings } from '../../lib/settings/queries'
import { siteDay } from '../../lib/site-day'
import { create, duplicate, restore, trash } from './digests/actions'

export const metadata: Metadata = { title: 'Digests' }

export default async function DigestsPage({ searchParams }: PageProps<'/dashboard'>) {
  const { role } = await requireContributor()
  const given = await searchParams
  const options = listSchema.parse(given)
  const { timeZone } = await findSettings()
  const today = siteDay(new Date(), timeZone)
  const month = monthSchema.safeParse(given.month)
  const nextDay = await findNextDay(today)
  const actions = { duplicate, trash, restore }
  return (
    <>
      <PageTitle title="Digests">
        <NewDigest create={create} day={nextDay} />
      </PageTitle>
      <ListFilter options={options} month={month.data} today={today} />
      {month.success ? (
        <DigestCalendar month={month.data} today={today} digests={await listMonth(month.data)} create={create} />
      ) : (
        <DigestTable
          options={options}
          nextDay={nextDay}
          role={role}
          actions={actions}
          {...(await listDigests(options))}
        />
      )}
    </>
  )
}
