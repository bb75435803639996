import { headers } from 'next/headers'
import type { ReactNode } from 'react'

/** The document of the pages that editors see, which have a stylesheet and scripts of their own. */
export async function Document({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined
  return (
    // The theme is set before React looks.
    <html lang="en" suppressHydrationWarning>
      <head>
        {/* For the styles that react-aria adds. */}
        {nonce && <meta property="csp-nonce" nonce={nonce} />}
        <script src="/theme.js" />
      </head>
      <body>{children}</body>
    </html>
  )
}
