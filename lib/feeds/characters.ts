// XML 1.0, 2.2: whatever is not a Char there makes the whole document unreadable, escaped or not.
const forbidden = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

/** The text without the characters that no XML document may hold. */
export function dropForbidden(text: string): string {
  return text.replace(forbidden, '')
}
