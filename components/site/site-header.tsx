export function SiteHeader({ siteName, tagline }: { siteName: string; tagline: string }) {
  return (
    <header className="masthead">
      <p className="nameplate">
        <a href="/">{siteName}</a>
      </p>
      {tagline && <p className="tagline">{tagline}</p>}
      <nav aria-label="Site">
        <ul>
          <li>
            <a href="/">Latest</a>
          </li>
          <li>
            <a href="/archive">Archive</a>
          </li>
          <li>
            <a href="/categories">Categories</a>
          </li>
          <li>
            <a href="/search">Search</a>
          </li>
          <li>
            <a href="/about">About</a>
          </li>
        </ul>
      </nav>
      {/* Kept free for what /reader.js adds. */}
      <p className="tools" />
    </header>
  )
}
