import { all, announce, button, find, make, tools } from './page'
import { keep, recall } from './store'

export interface SavedPaper {
  id: string
  title: string
  authors: string
  /** The address of the place where it was found. */
  from: string
  /** When, in ms. */
  at: number
}

export const savedPapers = () => recall<SavedPaper[]>('saved', [])

/** The buttons under a paper. */
export function equipPapers() {
  for (const paper of all('.entry, .paper')) {
    const id = idOf(paper)
    if (!id) continue
    const row = make('p', { className: 'tools' })
    const save = button('Save', () => toggleSaved(paper))
    save.dataset.save = id
    const cite = button('BibTeX', (own) => void copyCitation(id, own))
    cite.ariaLabel = 'Copy BibTeX'
    row.append(save, cite, shareButton(paper))
    find('.facts', paper)?.append(row)
  }
  showCount()
}

/** The arXiv id of what a part of the page shows, by the links it has anyway. */
export function idOf(part: ParentNode) {
  const link = find<HTMLAnchorElement>('a[href*="arxiv.org/abs/"], a[href^="/papers/"]', part)
  return link && /(?:\/abs\/|\/papers\/)(.+?)(?:v\d+)?$/.exec(link.pathname)?.[1]
}

export function toggleSaved(part: HTMLElement) {
  const id = idOf(part)
  if (!id) return
  const others = savedPapers().filter((paper) => paper.id !== id)
  const isNew = others.length === savedPapers().length
  const words = (selector: string) => find(selector, part)?.textContent?.trim() ?? ''
  const paper = { id, title: words('h1, h2'), authors: words('.authors'), from: addressOf(part), at: Date.now() }
  keep('saved', isNew ? [paper, ...others] : others)
  showCount()
  announce(isNew ? 'Saved' : 'No longer saved')
}

export function showCount() {
  const saved = savedPapers()
  for (const save of all<HTMLButtonElement>('[data-save]')) {
    const isSaved = saved.some(({ id }) => id === save.dataset.save)
    save.ariaPressed = String(isSaved)
    save.textContent = isSaved ? 'Saved' : 'Save'
  }
  const line = tools()
  const link = find('[href="/saved"]', line ?? document) ?? make('a', { href: '/saved' })
  link.textContent = `Saved ${saved.length}`
  if (saved.length > 0) line?.prepend(link)
  else link.remove()
}

/** A paper's own place on this site. */
function addressOf(part: HTMLElement) {
  if (!part.id) return location.pathname
  // On the front page the digest's own address stands in its title.
  return `${find<HTMLAnchorElement>('.digest h1 a')?.pathname ?? location.pathname}#${part.id}`
}

export async function findCitation(id: string) {
  const answer = await fetch(`/papers/${id}`)
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  return find('#cite ~ pre', page)?.textContent ?? ''
}

async function copyCitation(id: string, on: HTMLButtonElement) {
  const words = findCitation(id).then((text) => new Blob([text], { type: 'text/plain' }))
  // Given as a promise, since Safari lets nobody write after waiting.
  await copy(new ClipboardItem({ 'text/plain': words }), on)
}

function shareButton(paper: HTMLElement) {
  const address = () => location.origin + addressOf(paper)
  if ('share' in navigator)
    return button('Share', () => {
      const title = find('h1, h2', paper)?.textContent ?? undefined
      // Who closes the sheet has not failed.
      navigator.share({ title, url: address() }).catch(() => {})
    })
  const link = button('Link', (own) => void copy(new ClipboardItem({ 'text/plain': address() }), own))
  link.ariaLabel = 'Copy link'
  return link
}

async function copy(item: ClipboardItem, on: HTMLButtonElement) {
  try {
    await navigator.clipboard.write([item])
    announce('Copied', on)
  } catch {
    announce('Not possible', on)
  }
}
