export function SiteHeader({ siteName }: { siteName: string }) {
  return (
    <header className="masthead">
      <p className="nameplate">
        <a href="/">{siteName}</a>
      </p>
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
            <a href="/about">About</a>
          </li>
        </ul>
      </nav>
    </header>
  )
}
