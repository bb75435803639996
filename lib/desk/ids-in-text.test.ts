import { expect, test } from 'vitest'
import { idsInText } from './ids-in-text'

test.each([
  ['2102.02503', ['2102.02503']],
  ['2102.02503v2, 2102.02503', ['2102.02503']],
  ['https://arxiv.org/abs/2102.02503v1 https://arxiv.org/pdf/2101.00001.pdf', ['2102.02503', '2101.00001']],
  ['arXiv:2102.02503 [cs.CL]\narXiv:hep-th/9901001', ['2102.02503', 'hep-th/9901001']],
  ['https://arxiv.org/abs/math.GT/0309136', ['math/0309136']],
  ['see www.arxiv.org/html/2102.02503?x=1.', ['2102.02503']],
  ['attention is all you need', []],
  ['2102.99', []],
  ['1.2102.02503', []],
])('%s', (text, ids) => {
  expect(idsInText(text)).toEqual(ids)
})
