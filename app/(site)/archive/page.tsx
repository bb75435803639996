import { ArchiveYear } from '../../../components/site/archive-year'
import { EmptySite } from '../../../components/site/empty-site'
import { pageMetadata } from '../../../components/site/page-metadata'
import { listDigestYears } from '../../../lib/digests/queries'

export const metadata = pageMetadata({ title: 'Archive', path: '/archive' })

/** The newest year with digests, and the way to all others. */
export default async function ArchivePage() {
  const years = await listDigestYears()
  const [newest, before] = years
  return newest ? (
    <ArchiveYear title="Archive" year={newest.year} years={years} previous={before?.year} />
  ) : (
    <EmptySite />
  )
}
