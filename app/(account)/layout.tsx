import '../dashboard/dashboard.css'
import type { Metadata } from 'next'
import { SkipLink } from '../../components/dashboard/shell'
import { findSettings } from '../../lib/settings/queries'
import { Document } from '../dashboard/document'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const { siteName } = await findSettings()
  return { title: { default: siteName, template: `%s · ${siteName}` }, robots: { index: false } }
}

/** The pages for whoever has not signed in yet. */
export default async function AccountLayout({ children }: { children: React.ReactNode }) {
  const { siteName } = await findSettings()
  return (
    <Document>
      <SkipLink />
      <div className="mx-auto max-w-sm px-(--gutter) py-[8vh]">
        <header className="mb-line border-ink border-b-3 border-double pb-2">
          <a href="/" className="font-bold font-serif text-xl tracking-tight no-underline">
            {siteName}
          </a>
        </header>
        <main id="main">{children}</main>
      </div>
    </Document>
  )
}
