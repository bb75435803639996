export function SiteFooter() {
  return (
    <footer className="colophon">
      <ul>
        <li>
          <a href="/about">About</a>
        </li>
        <li>
          <a href="/privacy">Privacy</a>
        </li>
        <li>
          <a href="/contact">Contact</a>
        </li>
        <li>
          <a href="/feeds">Feeds</a>
        </li>
        <li>
          <a href="/rss.xml">RSS</a>
        </li>
        <li>
          <a href="/atom.xml">Atom</a>
        </li>
        <li>
          <a href="/feed.json">JSON Feed</a>
        </li>
      </ul>
      <p>
        Thank you to arXiv for use of its open access interoperability. This service was not reviewed or approved by,
        nor does it necessarily express or reflect the policies or opinions of, arXiv.
      </p>
    </footer>
  )
}
