import type { Metadata, Viewport } from 'next'
import { SiteFooter } from '../../components/site/site-footer'
import { SiteHeader } from '../../components/site/site-header'
import { env } from '../../lib/env'

export const dynamic = 'force-dynamic'

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fdfdfc' },
    { media: '(prefers-color-scheme: dark)', color: '#161617' },
  ],
}

export async function generateMetadata(): Promise<Metadata> {
  const name = 'Hot Papers'
  return {
    metadataBase: new URL(env().SITE_URL),
    applicationName: name,
    title: { default: name, template: `%s · ${name}` },
    openGraph: { siteName: name, type: 'website' },
  }
}

export default async function SiteLayout({ children }: LayoutProps<'/'>) {
  return (
    <>
      <a className="skip" href="#main">
        Skip to content
      </a>
      <SiteHeader siteName="Hot Papers" />
      <main id="main">{children}</main>
      <SiteFooter />
    </>
  )
}
