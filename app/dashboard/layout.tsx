import './dashboard.css'
import type { Metadata } from 'next'
import { Shell } from '../../components/dashboard/shell'
import { requireContributor } from '../../lib/accounts/session'
import { findSettings } from '../../lib/settings/queries'
import { leave } from './actions'
import { Document } from './document'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const { siteName } = await findSettings()
  return { title: { default: 'Dashboard', template: `%s · ${siteName}` }, robots: { index: false } }
}

export default async function DashboardLayout({ children }: LayoutProps<'/dashboard'>) {
  // Decoration: a layout is not rendered anew with each page, so every page asks for itself.
  const [person, { siteName }] = await Promise.all([requireContributor(), findSettings()])
  return (
    <Document>
      <Shell siteName={siteName} person={person} signOut={leave}>
        {children}
      </Shell>
    </Document>
  )
}
