import { find } from './page'
import { forget, keep } from './store'

const root = document.documentElement

/** Whoever reads in short does so in the next digest too; /theme.js has said so before the page was painted. */
export function keepForm() {
  const box = find<HTMLInputElement>('#short')
  if (box && 'short' in root.dataset) box.checked = true
  delete root.dataset.short
  box?.addEventListener('change', () => (box.checked ? keep('short', 1) : forget('short')))
}
