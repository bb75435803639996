import { plainTex } from '../../tex'

/** The names in a line of authors: TeX's accents in Unicode, affiliations in parentheses left out. */
export function splitAuthors(line: string): string[] {
  return withoutParentheses(line)
    .split(/(?<!\\),|\s+and\s+/)
    .map(authorName)
    .filter((name) => name !== '')
}

export function authorName(name: string): string {
  // An accent may stand on an accented letter: \~{\^e}.
  const unnested = name.replace(/\{(\\[^\w\s]\{?\w\}?)\}/g, (_, letter) => `{${plainTex(letter)}}`)
  return plainTex(unnested).replace(/\s+/g, ' ').trim().normalize('NFC')
}

/** Affiliations have commas of their own, and parentheses inside parentheses. */
function withoutParentheses(line: string) {
  let depth = 0
  let kept = ''
  for (const letter of line) {
    if (letter === '(') depth++
    if (depth === 0) kept += letter
    if (letter === ')' && depth > 0) depth--
  }
  return kept
}
