import { all, find } from './page'

/** Marks in the contents which paper is being read, and keeps it in sight where they are longer than the window. */
export function markContents() {
  const contents = find('.toc')
  if (!contents) return
  const observer = new IntersectionObserver(
    (changes) => {
      for (const { target, isIntersecting } of changes) {
        const link = find(`[href="#${target.id}"]`, contents)
        if (!link) continue
        link.ariaCurrent = isIntersecting ? 'true' : null
        if (isIntersecting) contents.scrollTop = link.offsetTop - contents.clientHeight / 2
      }
    },
    // What crosses a line in the upper part of the window.
    { rootMargin: '-25% 0px -75%' },
  )
  for (const entry of all('.entry')) observer.observe(entry)
}
