import '../globals.css'
import type { Metadata, Viewport } from 'next'
import { SiteFooter } from '../../components/site/site-footer'
import { SiteHeader } from '../../components/site/site-header'
import { env } from '../../lib/env'
import { findSettings } from '../../lib/settings/queries'

// Pages are rendered when they are asked for and kept by the press: a build needs neither settings nor a database.
export const dynamic = 'force-dynamic'

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fefefd' },
    { media: '(prefers-color-scheme: dark)', color: '#151515' },
  ],
}

export async function generateMetadata(): Promise<Metadata> {
  const { siteName, tagline } = await findSettings()
  return {
    metadataBase: new URL(env().SITE_URL),
    applicationName: siteName,
    title: { default: siteName, template: `%s · ${siteName}` },
    description: tagline || undefined,
    icons: { icon: [{ url: '/favicon.ico', sizes: '32x32' }, '/icon.svg'], apple: '/apple-icon.png' },
  }
}

export default async function SiteLayout({ children }: LayoutProps<'/'>) {
  const { siteName, tagline } = await findSettings()
  return (
    <html lang="en">
      <head>
        {/* Blocking, so that a chosen theme never flashes in late. */}
        <script src="/theme.js" />
        <script src="/reader.js" type="module" />
      </head>
      <body>
        <a className="skip" href="#main">
          Skip to content
        </a>
        <SiteHeader siteName={siteName} tagline={tagline} />
        <main id="main">{children}</main>
        <SiteFooter />
      </body>
    </html>
  )
}
