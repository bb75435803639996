import { expect, test } from 'vitest'
import { listOtherLinks, listReadingLinks } from './links'

const code = (abstract: string) => listReadingLinks({ arxivId: '2102.02503', abstract }).code

test('a paper is read at arXiv, and as HTML where that is made', () => {
  expect(listReadingLinks({ arxivId: '2401.00001', abstract: null })).toEqual({
    abs: 'https://arxiv.org/abs/2401.00001',
    pdf: 'https://arxiv.org/pdf/2401.00001',
    html: 'https://arxiv.org/html/2401.00001',
  })
  for (const arxivId of ['2102.02503', 'hep-th/9901001'])
    expect(listReadingLinks({ arxivId, abstract: null }).html).toBe(`https://ar5iv.labs.arxiv.org/html/${arxivId}`)
})

test.each([
  ['Code is at https://github.com/example/some_thing.', 'https://github.com/example/some_thing'],
  ['See \\url{https://github.com/example/some\\_thing}.', 'https://github.com/example/some_thing'],
  ['(github.com/example/thing.git)', 'https://github.com/example/thing'],
  ['https://www.gitlab.com/example/thing/tree/main', 'https://gitlab.com/example/thing'],
  ['https://example.github.io/thing/.', 'https://example.github.io/thing'],
  ['mygithub.com/example/thing', undefined],
  ['https://github.com/example', undefined],
  ['no code', undefined],
])('the code of “%s” is at %s', (text, expected) => {
  expect(code(text)).toBe(expected)
})

test('the comment names the code where the abstract does not', () => {
  const comment = '8 pages, github.com/example/thing'
  expect(listReadingLinks({ arxivId: '2102.02503', abstract: 'We read.', comment })).toHaveProperty('code')
})

test('an id of the old kind has no page where none can be', () => {
  expect(listOtherLinks('2102.02503')).toHaveProperty('Hugging Face')
  expect(listOtherLinks('hep-th/9901001')).not.toHaveProperty('Hugging Face')
})
