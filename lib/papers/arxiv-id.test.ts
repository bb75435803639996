import { expect, test } from 'vitest'
import { canonicalArxivId } from './arxiv-id'

test.each([
  ['2102.02503', '2102.02503'],
  ['0704.0001', '0704.0001'],
  ['2102.02503v2', '2102.02503'],
  ['hep-th/9901001', 'hep-th/9901001'],
  ['hep-th/9901001v3', 'hep-th/9901001'],
  ['math.GT/0309136', 'math/0309136'],
  ['Math.GT/0309136V1', 'math/0309136'],
])('%s is %s', (text, id) => {
  expect(canonicalArxivId(text)).toBe(id)
})

test.each([
  '',
  '2102.025',
  '2102.025031',
  '2113.02503',
  '2100.02503',
  '2102.02503v0',
  '2102.02503 ',
  ' 2102.02503',
  '2102.02503\n',
  'hep-th/9913001',
  'hep-th/990100',
  'hep_th/9901001',
  'https://arxiv.org/abs/2102.02503',
])('%j is no arXiv id', (text) => {
  expect(canonicalArxivId(text)).toBeNull()
})
