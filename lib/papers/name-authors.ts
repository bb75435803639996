import { formatCount } from '../format-count'

const SHOWN = 4

/** The authors in a line: of many the first, and how many more there are. */
export function nameAuthors(names: string[]) {
  // One more name takes no more room than the words that would hide it.
  if (names.length <= SHOWN + 1) return names.join(', ')
  return `${names.slice(0, SHOWN).join(', ')} and ${formatCount(names.length - SHOWN, 'other')}`
}
