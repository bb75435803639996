import { button, find, make } from './page'
import { findCitation, type SavedPaper, savedPapers, showCount } from './papers'
import { keep } from './store'

/** Fills the page of saved papers. */
export function showSaved() {
  const place = find('#saved')
  if (!place) return
  const papers = savedPapers()
  place.replaceChildren(papers.length > 0 ? list(papers) : make('p', { className: 'none' }, 'Nothing is saved so far.'))
  if (papers.length > 0)
    place.append(
      make(
        'p',
        { className: 'tools' },
        button('Export as JSON', () => download('saved-papers.json', JSON.stringify(papers, null, 2))),
        button('Export as BibTeX', async () => {
          const entries: string[] = []
          for (const { id } of papers) entries.push(await findCitation(id))
          download('saved-papers.bib', entries.filter(Boolean).join('\n\n'))
        }),
      ),
    )
}

function list(papers: SavedPaper[]) {
  return make('ol', { className: 'papers' }, ...papers.map(describe))
}

function describe(paper: SavedPaper) {
  const { id, title, authors, from, at } = paper
  const remove = button('Remove', () => {
    keep(
      'saved',
      savedPapers().filter((other) => other.id !== id),
    )
    showSaved()
    showCount()
  })
  remove.ariaLabel = `Remove ${title}`
  return make(
    'li',
    {},
    make(
      'div',
      {},
      make('p', {}, `Saved ${new Date(at).toLocaleDateString('en-GB', { dateStyle: 'long' })}`),
      make('p', {}, make('a', { href: from }, 'Where it stood')),
    ),
    make(
      'div',
      {},
      make('h2', {}, make('a', { href: `/papers/${id}` }, title)),
      make('p', {}, authors),
      make('p', { className: 'tools' }, remove),
    ),
  )
}

function download(name: string, text: string) {
  const href = URL.createObjectURL(new Blob([text]))
  make('a', { href, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(href), 1000)
}
