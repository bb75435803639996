/** A formula in a text: where it ends, its TeX without delimiters, and whether it stands on a line of its own. */
export interface FoundMaths {
  end: number
  tex: string
  display: boolean
}

const ENVIRONMENT = /\\begin\{((?:equation|align|gather|multline|eqnarray|displaymath|math)\*?)\}([\s\S]*?)\\end\{\1\}/y
const PAIRS: [string, string, boolean][] = [
  ['$$', '$$', true],
  ['\\[', '\\]', true],
  ['\\(', '\\)', false],
  ['$', '$', false],
]

/** The formula that begins at this place of the text, if one does. */
export function findMaths(text: string, at: number, limit = text.length): FoundMaths | null {
  for (const [open, close, display] of PAIRS) {
    if (!text.startsWith(open, at)) continue
    const from = at + open.length
    const ends = [findClose(text, from, limit, close, true), findClose(text, from, limit, close, false)]
    for (const to of ends) {
      const tex = text.slice(from, to)
      if (to < 0 || !tex.trim() || /\n\s*\n/.test(tex)) continue
      if (open === '$' && isMoney(tex, text.slice(to + 1, to + 2))) continue
      return { end: to + close.length, tex, display }
    }
    return null
  }
  ENVIRONMENT.lastIndex = at
  const [all, name, body] = ENVIRONMENT.exec(text) ?? []
  if (!all || at + all.length > limit) return null
  const tex = /^(equation|displaymath|math)/.test(name ?? '') ? (body ?? '') : all.replace('eqnarray', 'align')
  return { end: at + all.length, tex, display: name !== 'math' }
}

function findClose(text: string, from: number, limit: number, close: string, minded: boolean) {
  let depth = 0
  for (let i = from; i < limit; i++) {
    if (depth <= 0 && text.startsWith(close, i)) return i
    if (text[i] === '\\') i++
    else if (minded && text[i] === '{') depth++
    else if (minded && text[i] === '}') depth--
  }
  return -1
}

/** Whether what stands between two dollars is prose, as in "$5 and $10" or "$AAPL and $TSLA". */
function isMoney(tex: string, next: string) {
  if (/[\\^_{}]/.test(tex)) return false
  const endsApart = /\s$/.test(tex)
  if (/^\s*\d/.test(tex)) return /\d/.test(next) || /\s\p{L}{2,}\s/u.test(tex) || (endsApart && /\p{L}/u.test(tex))
  if (/\p{L}{2,}\s+\p{L}{2,}/u.test(tex)) return true
  return endsApart && /^\S/.test(tex) && /[\p{L}\p{N}]/u.test(next)
}
