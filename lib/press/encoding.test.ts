import { expect, test } from 'vitest'
import { chooseEncoding } from './encoding'

test.each([
  [undefined, 'identity'],
  ['', 'identity'],
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip;q=1.0, br;q=0.5', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['br;q=0.0, gzip;q=0', 'identity'],
  ['*', 'br'],
  ['*;q=0.5, gzip', 'gzip'],
  ['br;q=0, *', 'gzip'],
  ['identity', 'identity'],
  ['identity;q=1, gzip;q=0.2', 'identity'],
  ['identity;q=0', 'identity'],
  ['gzip, identity;q=0', 'gzip'],
  ['*;q=0', 'identity'],
  ['BR', 'br'],
  ['x-unknown, gzip;q=nonsense', 'identity'],
])('Accept-Encoding: %s is answered in %s', (accept, encoding) => {
  expect(chooseEncoding(accept)).toBe(encoding)
  expect(chooseEncoding(accept), 'a second time').toBe(encoding)
})
