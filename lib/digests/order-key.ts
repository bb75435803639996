// In the order of the C collation. Keys look as the package fractional-indexing makes them, which can put others between.
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** The order key of the nth of rows that are placed all at once: a0, a1, … az, b00, … */
export function orderKey(n: number): string {
  let [length, first] = [1, 0]
  while (n - first >= DIGITS.length ** length) first += DIGITS.length ** length++
  let key = ''
  for (let rest = n - first, i = 0; i < length; i++, rest = Math.floor(rest / DIGITS.length)) {
    key = DIGITS.charAt(rest % DIGITS.length) + key
  }
  return String.fromCharCode(96 + length) + key
}
