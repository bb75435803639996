import { numberedPath } from './page-metadata'

/** Links to the newer and the older page of a list. */
export function Pager({ page, pages, base }: { page: number; pages: number; base: string }) {
  if (pages <= 1) return null
  return (
    <nav className="pager" aria-label="Pages">
      {page > 1 && (
        <a rel="prev" href={numberedPath(base, page - 1)}>
          Newer
        </a>
      )}
      <span>{`Page ${page} of ${pages}`}</span>
      {page < pages && (
        <a rel="next" href={numberedPath(base, page + 1)}>
          Older
        </a>
      )}
    </nav>
  )
}
