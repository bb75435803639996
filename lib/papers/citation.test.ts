import { expect, test } from 'vitest'
import { bibtex, coins, ris, yearOf } from './citation'

const paper = {
  arxivId: '2102.02503',
  title: 'On $O(n^2)$ and\n  Schr\\"odinger',
  authors: ['Ana de la Example', 'The Example Collaboration', 'Bo M{\\"u}ster'],
  abstract: 'We show\nthat $x$ is.',
  categories: ['cs.LG', 'stat.ML'],
}

test('BibTeX gets the title as TeX, groups in braces and a key of name, year and word', () => {
  expect(bibtex({ ...paper, doi: '10.1/x' })).toBe(`@misc{delaexample2021schrodinger,
  title = {On $O(n^2)$ and Schr\\"odinger},
  author = {Ana de la Example and {The Example Collaboration} and Bo M{\\"u}ster},
  year = {2021},
  eprint = {2102.02503},
  archivePrefix = {arXiv},
  primaryClass = {cs.LG},
  doi = {10.1/x},
  url = {https://arxiv.org/abs/2102.02503},
}`)
})

test('a brace too many does not take the rest of the bibliography with it', () => {
  expect(bibtex({ ...paper, title: 'A {broken title' })).toContain('title = {A broken title}')
  expect(bibtex({ ...paper, title: '}a{' })).toContain('title = {a}')
})

test('RIS gets plain words, one line a field', () => {
  const lines = ris(paper).split('\r\n')
  expect(lines[0]).toBe('TY  - UNPB')
  expect(lines).toContain('TI  - On O(n²) and Schrödinger')
  expect(lines).toContain('AU  - de la Example, Ana')
  expect(lines).toContain('AU  - The Example Collaboration')
  expect(lines).toContain('AU  - Müster, Bo')
  expect(lines).toContain('AB  - We show that x is.')
  expect(lines.slice(-2)).toEqual(['ER  - ', ''])
})

test('COinS tells each author', () => {
  expect(new URLSearchParams(coins(paper)).getAll('rft.au')).toHaveLength(3)
})

test.each([
  ['2102.02503', 2021],
  ['0704.0001', 2007],
  ['hep-th/9901001', 1999],
  ['math/0309136', 2003],
])('%s is of %d', (id, year) => {
  expect(yearOf(id)).toBe(year)
})
