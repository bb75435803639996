/** Why a file is not taken: where, what is wrong, and what was expected. */
export class Refusal extends Error {
  override name = 'Refusal'

  constructor(
    readonly line: number,
    message: string,
    /** The file, where it is not the one being read. */
    readonly file?: string,
  ) {
    super(printable(message))
  }
}

const LONGEST_QUOTE = /`([^`]{200})[^`]+`/g

/** What a file says may be endless, and may hold what a terminal obeys. */
function printable(message: string): string {
  return message
    .replace(LONGEST_QUOTE, (_, start: string) => `\`${start.toWellFormed()}…\``)
    .replace(/\p{Cc}/gu, '\u{fffd}')
}

/** What stands at a place, short enough for a message. */
export function quoteFrom(text: string, at: number): string {
  if (at >= text.length) return 'the end of the file'
  const end = text.indexOf('\n', at)
  if (end === at) return 'an empty line'
  const line = text.slice(at, end < 0 ? undefined : end)
  return `\`${line.length > 80 ? `${line.slice(0, 80).toWellFormed()}…` : line}\``
}

export function lineOf(text: string, at: number): number {
  let line = 1
  for (let i = text.indexOf('\n'); i >= 0 && i < at; i = text.indexOf('\n', i + 1)) line++
  return line
}
