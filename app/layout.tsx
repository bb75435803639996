import './globals.css'

// Pages are rendered when they are asked for and kept by the press: a build needs neither settings nor a database.
export const dynamic = 'force-dynamic'

export default function RootLayout({ children }: LayoutProps<'/'>) {
  return (
    <html lang="en">
      <head>
        {/* Blocking, so that a chosen theme never flashes in late. */}
        <script src="/theme.js" />
      </head>
      <body>{children}</body>
    </html>
  )
}
