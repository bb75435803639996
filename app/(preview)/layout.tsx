import type { Metadata } from 'next'
import SiteLayout, { generateMetadata as describeSite } from '../(site)/layout'

export { viewport } from '../(site)/layout'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  return { ...(await describeSite()), robots: { index: false, follow: false } }
}

/** Drafts as readers will see them: in the very layout that they will be read in. */
export default SiteLayout
