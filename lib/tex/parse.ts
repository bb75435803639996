import { CITATION, DECLARATIONS, PLAIN, STYLES } from './commands'
import { findMaths } from './delimiters'
import { ACCENTS, LETTERS, SIGNS, WORDS } from './letters'
import { convertMaths } from './mathml'
import { linkTo, styled, type Tex } from './tree'

const WEB = /https?:\/\/(?:[^\s<>"{}|\\^`$]|\\[_%&#~])+/y
const COMMAND = /\\([a-zA-Z]+)\*?/y
const RUN = /(?:(?!https?:\/\/)[^\\${}`'"~-])+/y
const DEEPEST = 40

/** Reads TeX as arXiv's metadata has it. Whatever is not understood stays as it stands. */
export function parseTex(text: string): Tex[] {
  return new Parser(text).parse(0, text.length)
}

class Parser {
  private readonly closes: Map<number, number>
  private openQuotes = 0
  private quoteEnd = -1
  private depth = 0

  constructor(private readonly text: string) {
    this.closes = pairBraces(text)
  }

  parse(from: number, to: number): Tex[] {
    const found: Tex[] = []
    this.depth++
    for (let at = from; at < to; ) {
      const [end, ...parts] = this.take(at, to)
      for (const part of parts) {
        const last = found.length - 1
        if (typeof part === 'string' && typeof found[last] === 'string') found[last] += part
        else if (part !== '') found.push(part)
      }
      at = end
    }
    this.depth--
    return found
  }

  /** What stands at this place, behind the place where it ends. */
  private take(at: number, to: number): [number, ...Tex[]] {
    const { text } = this
    switch (text[at]) {
      case '\\':
      case '$':
        return this.takeMaths(at, to) ?? (text[at] === '$' ? [at + 1, '$'] : this.takeCommand(at, to))
      case '{':
        return this.takeGroup(at, to)
      case '`':
        return this.takeOpenQuote(at, to)
      case "'":
        return this.takeCloseQuote(at)
      case '"':
        if (this.openQuotes === 0) return [at + 1, '"']
        this.openQuotes--
        return [at + 1, '”']
      case '-': {
        const dashes = match(/-+/y, text, at, to)?.[0] ?? '-'
        return [at + dashes.length, { 2: '–', 3: '—' }[dashes.length] ?? dashes]
      }
      case '~': {
        // Elsewhere it says "about", or is part of an address.
        const isTie = /^[\p{L}\p{N}.,;:)\]}$”’'][^\s~]/u.test((text[at - 1] ?? ' ') + (text[at + 1] ?? ' '))
        const isRange = /\d~\d/.test(text.slice(Math.max(0, at - 1), at + 2))
        return [at + 1, isTie && !isRange ? '\u00a0' : '~']
      }
    }
    const address = match(WEB, text, at, to)
    if (address) return this.takeAddress(at, address[0])
    const run = match(RUN, text, at, to)?.[0] ?? text.slice(at, at + 1)
    return [at + run.length, run]
  }

  private takeMaths(at: number, to: number): [number, ...Tex[]] | null {
    const maths = findMaths(this.text, at, to)
    if (!maths) return null
    // Dollars around nothing but words in a style, as in $\textbf{67%}$, mean the words.
    if (/^\s*\\(href|url|emph|text\w+)\s*\{/.test(maths.tex) && this.depth < DEEPEST) {
      const close = maths.end - (maths.display ? 2 : 1)
      const [end, ...parts] = this.takeCommand(this.text.indexOf('\\', at + 1), close)
      if (!this.text.slice(end, close).trim()) return [maths.end, ...parts]
    }
    return [maths.end, this.formula(at, maths.end, maths.tex, maths.display)]
  }

  private formula(from: number, end: number, tex: string, display: boolean): Tex {
    const source = this.text.slice(from, end)
    return { type: 'maths', source, tex, display, mathml: convertMaths(tex, display) }
  }

  private takeGroup(at: number, to: number): [number, ...Tex[]] {
    const close = this.closes.get(at)
    if (close === undefined || close >= to || this.depth > DEEPEST) return [at + 1, '{']
    const [all = '', name = ''] = match(/\{\s*\\([a-z]+)(?![a-zA-Z])\s*/y, this.text, at, close) ?? []
    const style = DECLARATIONS.get(name)
    if (style !== undefined) return [close + 1, ...styled(style, this.parse(at + all.length, close))]
    const inside = this.parse(at + 1, close)
    // A set is written with braces, and so is {0, 1}.
    return this.text.slice(at, close).includes(',') ? [close + 1, '{', ...inside, '}'] : [close + 1, ...inside]
  }

  private takeOpenQuote(at: number, to: number): [number, string] {
    if (this.text.startsWith('``', at)) {
      this.openQuotes++
      return [at + 2, '“']
    }
    const pair = match(/`([^`']{1,120}(?:'\p{L}+[^`']{1,60})?)'(?!['\p{L}])/uy, this.text, at, to)
    if (!pair) return [at + 1, '`']
    this.quoteEnd = at + pair[0].length - 1
    return [at + 1, '‘']
  }

  private takeCloseQuote(at: number): [number, string] {
    if (this.text.startsWith("''", at)) {
      this.openQuotes = Math.max(0, this.openQuotes - 1)
      return [at + 2, '”']
    }
    return [at + 1, at === this.quoteEnd ? '’' : "'"]
  }

  private takeAddress(at: number, found: string): [number, ...Tex[]] {
    // What ends a sentence, or closes a bracket opened before it, is not part of the address.
    let address = found.replace(/['.,;:!?*]+$/, '')
    while (/[)\]]['.,;:!?]*$/.test(address) && count(address, /[([]/g) < count(address, /[)\]]/g))
      address = address.replace(/[)\]]['.,;:!?]*$/, '')
    return [at + address.length, ...linkTo(address)]
  }

  private takeCommand(at: number, to: number): [number, ...Tex[]] {
    const { text } = this
    const [all, name] = match(COMMAND, text, at, to) ?? []
    if (!all || !name) {
      const sign = text.slice(at + 1, Math.min(at + 2, to))
      const accent = ACCENTS.get(sign)
      return accent ? this.takeAccent(at, at + 2, to, accent) : [at + 1 + sign.length, SIGNS.get(sign) ?? `\\${sign}`]
    }
    const end = at + all.length
    const letter = LETTERS.get(name)
    if (letter) return [end + (match(/ +(?=\p{L})/uy, text, end, to)?.[0].length ?? 0), letter]
    const accent = ACCENTS.get(name)
    if (accent) return this.takeAccent(at, end, to, accent)
    const [first, second] = this.depth > DEEPEST ? [] : this.findArguments(end, to)
    if (first) {
      const parse = ([from, close]: [number, number]) => this.parse(from, close)
      const source = ([from, close]: [number, number]) => text.slice(from, close)
      const style = STYLES.get(name)
      if (style) return [first[1] + 1, ...styled(style, parse(first))]
      if (PLAIN.has(name)) return [first[1] + 1, ...parse(first)]
      if (name === 'url') return [first[1] + 1, ...linkTo(source(first))]
      if (name === 'href' && second) return [second[1] + 1, ...linkTo(source(first), parse(second))]
      if (name === 'textcolor' && second) return [second[1] + 1, ...parse(second)]
      if (name === 'footnote') return [first[1] + 1, ' (', ...parse(first), ')']
      if (name === 'label' || name === 'thanks') return [first[1] + 1]
      if (CITATION.test(name)) return [first[1] + 1, `[${source(first)}]`]
      if (name === 'ensuremath') return [first[1] + 1, this.formula(at, first[1] + 1, source(first), false)]
    }
    const word = WORDS.get(name)
    return word === undefined ? this.takeBareMaths(at, end, to) : [end, word]
  }

  private takeAccent(at: number, from: number, to: number, accent: string): [number, string] {
    const base = match(/\s*(?:\{\s*\\?(\p{L})\s*\}|\\([ij])(?![a-zA-Z])|(\p{L}))/uy, this.text, from, to)
    const letter = base?.[1] ?? base?.[2] ?? base?.[3]
    if (!base || !letter) return [from, this.text.slice(at, from)]
    return [from + base[0].length, (letter + accent).normalize('NFC')]
  }

  /** Formulas are often written without dollars: a command that Temml knows, with its arguments. */
  private takeBareMaths(at: number, end: number, to: number): [number, ...Tex[]] {
    const last = this.depth > DEEPEST ? [] : this.findArguments(end, to)
    const close = (last.at(-1)?.[1] ?? end - 1) + 1
    const tex = this.text.slice(at, close)
    const mathml = convertMaths(tex)
    const [only] = mathml?.children ?? []
    if (!mathml || !only) return [close, tex]
    // A single sign is text like any other, unless its letters are made for maths.
    const sign = typeof only === 'object' && only.children.length === 1 ? only.children[0] : undefined
    if (typeof sign === 'string' && /^[^\u{1D400}-\u{1D7FF}]$/u.test(sign)) return [close, sign]
    return [close, { type: 'maths', source: tex, tex, display: false, mathml }]
  }

  /** Where the arguments in braces at this place begin and end; those in brackets are passed over. */
  private findArguments(from: number, to: number): [number, number][] {
    const found: [number, number][] = []
    for (let at = from; ; ) {
      at += match(/ ?(?:\[[^\]{}]*\])*(?=\{)/y, this.text, at, to)?.[0].length ?? 0
      const close = this.text[at] === '{' ? this.closes.get(at) : undefined
      if (close === undefined || close >= to || found.length === 2) return found
      found.push([at + 1, close])
      at = close + 1
    }
  }
}

function pairBraces(text: string) {
  const pairs = new Map<number, number>()
  const open: number[] = []
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '\\') i++
    else if (text[i] === '{') open.push(i)
    else if (text[i] === '}') {
      const start = open.pop()
      if (start !== undefined) pairs.set(start, i)
    }
  }
  return pairs
}

function match(pattern: RegExp, text: string, at: number, to: number) {
  pattern.lastIndex = at
  const found = pattern.exec(text)
  return found && at + found[0].length <= to ? found : null
}

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0
