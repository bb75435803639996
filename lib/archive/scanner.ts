import { lineOf, quoteFrom, Refusal } from './refusal'

/** What the groups of a pattern took; none here has more than four. */
type Groups = [string, string, string, string]

/** Reads a text from its beginning to its end, piece by piece. Patterns must be sticky. */
export class Scanner {
  #at = 0

  constructor(private readonly text: string) {}

  /** The groups of what stands here; refuses the file where something else does. */
  take(pattern: RegExp, expected: string): Groups {
    return this.tryTake(pattern) ?? this.refuse(`expected ${expected}, found ${quoteFrom(this.text, this.#at)}`)
  }

  tryTake(pattern: RegExp): Groups | null {
    pattern.lastIndex = this.#at
    const match = pattern.exec(this.text)
    if (!match) return null
    this.#at = pattern.lastIndex
    return match.slice(1) as Groups
  }

  skip(literal: string): boolean {
    if (!this.text.startsWith(literal, this.#at)) return false
    this.#at += literal.length
    return true
  }

  expect(literal: string, expected = `\`${literal.trim()}\``) {
    if (!this.skip(literal)) this.refuse(`expected ${expected}, found ${quoteFrom(this.text, this.#at)}`)
  }

  isAtEnd(): boolean {
    return this.#at === this.text.length
  }

  /** Where the scanner stands, for a refusal of what it took from there. */
  get place(): number {
    return this.#at
  }

  refuse(problem: string, at = this.#at): never {
    throw new Refusal(lineOf(this.text, at), problem)
  }
}
