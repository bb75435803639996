/** Whether a post's author may be one of a paper's: by the name shown, or by a handle that is a whole name. */
export function isOwnAuthor(post: { authorName: string; authorHandle: string }, authors: string[]): boolean {
  const shown = wordsOf(post.authorName.replace(/[(|@/,].*$/s, ''))
  const handle = wordsOf(post.authorHandle.split('.')[0] ?? '').join('')
  return authors.some((author) => {
    const name = wordsOf(author)
    if (name.length < 2) return false
    return isSameName(shown, name) || [name.join(''), `${name[0]}${name.at(-1)}`].includes(handle)
  })
}

// Families' names stand first in some places, and middle names come and go; first names may be an initial on either side.
function isSameName(shown: string[], [first = '', ...rest]: string[]): boolean {
  const last = rest.at(-1) ?? ''
  if (shown.length < 2 || last.length < 2) return false
  if (shown.length === 2 && shown[0] === last && shown[1] === first) return true
  const [given = '', family] = [shown[0], shown.at(-1)]
  return family === last && (given === first || isInitial(given, first) || isInitial(first, given))
}

const isInitial = (short: string, long: string) => short.length === 1 && long.startsWith(short)

const TITLES = /^(?:dr|prof|professor|phd|md|jr)$/

/** Lower-case words without accents; letters that no accent makes stay. */
const wordsOf = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '' && !TITLES.test(word))
