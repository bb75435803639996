import { expect, test } from 'vitest'
import { listOtherLinks, listReadingLinks } from './links'

const paper = { arxivId: '2401.00001', abstract: null, comment: null }

test.each([
  ['Code: https://github.com/example/some_code.', 'https://github.com/example/some_code'],
  ['Code at \\url{https://gitlab.com/a/b/}', 'https://gitlab.com/a/b'],
  ['See https://example.github.io/page/ (videos)', 'https://example.github.io/page'],
  ['https://example.org/code', undefined],
])('the code of %j is at %s', (abstract, code) => {
  expect(listReadingLinks({ ...paper, abstract }).code).toBe(code)
  expect(listReadingLinks({ ...paper, comment: abstract }).code).toBe(code)
})

test('HTML is arXiv’s own where it has it', () => {
  expect(listReadingLinks(paper).html).toBe('https://arxiv.org/html/2401.00001')
  expect(listReadingLinks({ ...paper, arxivId: '2102.02503' }).html).toContain('ar5iv')
  expect(listReadingLinks({ ...paper, arxivId: 'hep-th/9901001' }).html).toContain('ar5iv')
})

test('a title is searched as it stands', () => {
  const { searchParams } = new URL(listOtherLinks('2401.00001', 'A & B?')['Google Scholar'])
  expect(searchParams.get('q')).toBe('"A & B?"')
})
