import type { MetadataRoute } from 'next'
import { findSettings } from '../lib/settings/queries'

export const dynamic = 'force-dynamic'

export default async function manifest(): Promise<MetadataRoute.Manifest> {
  const { siteName, tagline } = await findSettings()
  return {
    name: siteName,
    short_name: siteName,
    description: tagline,
    start_url: '/',
    display: 'minimal-ui',
    background_color: '#fefefd',
    theme_color: '#fefefd',
    icons: [
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
    ],
  }
}
