import { Calendar } from '../../../components/site/calendar'
import { EmptySite } from '../../../components/site/empty-site'
import { pageMetadata } from '../../../components/site/page-metadata'
import { listDigestDays } from '../../../lib/digests/queries'

export const metadata = pageMetadata({ title: 'Archive', path: '/archive' })

export default async function ArchivePage() {
  const days = await listDigestDays()
  return days.length > 0 ? <Calendar days={days} /> : <EmptySite />
}
