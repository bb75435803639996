/** Links to the newer and the older page of a list; page 1 stands at `base` itself. */
export function Pager({ page, pages, base }: { page: number; pages: number; base: string }) {
  if (pages <= 1) return null
  const address = (number: number) => (number === 1 ? base || '/' : `${base}/page/${number}`)
  return (
    <nav className="pager" aria-label="Pages">
      {page > 1 && (
        <a rel="prev" href={address(page - 1)}>
          Newer
        </a>
      )}
      <span>{`Page ${page} of ${pages}`}</span>
      {page < pages && (
        <a rel="next" href={address(page + 1)}>
          Older
        </a>
      )}
    </nav>
  )
}
