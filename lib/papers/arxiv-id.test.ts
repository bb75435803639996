import { expect, test } from 'vitest'
import { canonicalArxivId, findArxivIds } from './arxiv-id'

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

test.each([
  ['https://arxiv.org/abs/2611.01001', '2611.01001'],
  ['http://www.arxiv.org/abs/2611.01001v3?context=cs', '2611.01001'],
  ['https://export.arxiv.org/pdf/2611.01001v2.pdf#page=3', '2611.01001'],
  ['https://arxiv.org/html/2611.01001v1', '2611.01001'],
  ['https://ar5iv.labs.arxiv.org/html/0704.0001', '0704.0001'],
  ['https://www.alphaxiv.org/overview/2611.01001', '2611.01001'],
  ['https://huggingface.co/papers/2611.01001', '2611.01001'],
  ['https://doi.org/10.48550/arXiv.2611.01001', '2611.01001'],
  ['arXiv:2611.01001v2 [cs.LG]', '2611.01001'],
  ['https://arxiv.org/abs/hep-th/9901001v2', 'hep-th/9901001'],
  ['https://arxiv.org/abs/math.GT/0309136', 'math/0309136'],
  ['https://arxiv.org/abs/hep-th%2F9901001', 'hep-th/9901001'],
  ['https://t.example/?to=https%3A%2F%2Farxiv.org%2Fabs%2F2611.01001&x=100%', '2611.01001'],
  ['(see arxiv.org/abs/2611.01001).', '2611.01001'],
])('%s names %s', (text, id) => {
  expect(findArxivIds(text)).toEqual([id])
})

test.each([
  'https://arxiv.org/abs/2611.010',
  'https://arxiv.org/abs/2611.0100111',
  'https://arxiv.org/abs/2613.01001',
  'https://arxiv.org/list/cs/2611.01001',
  'https://notarxiv.org/abs/2611.01001',
  'https://my-arxiv.org/abs/2611.01001',
  'arxiv.org/abs/2611.0…',
  '2611.01001',
])('%s names no paper', (text) => {
  expect(findArxivIds(text)).toEqual([])
})

test('a text names each of its papers once', () => {
  const text = 'https://arxiv.org/abs/2611.01001 and https://arxiv.org/pdf/2611.01001v1, arXiv:2611.01002'
  expect(findArxivIds(text)).toEqual(['2611.01001', '2611.01002'])
})
