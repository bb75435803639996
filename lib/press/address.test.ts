import { expect, test } from 'vitest'
import { readAddress } from './address'

test.each([
  ['/', '/', ''],
  ['/posts/a?utm=1', '/posts/a', '?utm=1'],
  ['http://papers.example.org/posts/a?x', '/posts/a', '?x'],
  ['/papers/cs%2F0501001', '/papers/cs%2F0501001', ''],
  ['/tag/%E4%B8%AD', '/tag/%E4%B8%AD', ''],
])('%s is written as we write it', (target, path, query) => {
  expect(readAddress(target)).toEqual({ path, query, moved: false })
})

test.each([
  ['/posts/a/', '/posts/a'],
  ['//posts/a', '/posts/a'],
  ['//evil.example.org/', '/evil.example.org'],
  ['///', '/'],
  ['/posts/%61-%7e', '/posts/a-~'],
  ['/tag/%e4%b8%ad', '/tag/%E4%B8%AD'],
  ['/papers/cs%2f0501001', '/papers/cs%2F0501001'],
])('%s is another way to write %s', (target, path) => {
  expect(readAddress(target)).toEqual({ path, query: '', moved: true })
})

test.each([
  '/%',
  '/%zz',
  '/%E4%B8',
  '/%ff',
  '/a%00b',
  '/\\evil.example.org',
  '/a b',
  '/é',
  '/#a',
  '*',
  'posts',
  '/a/../b',
  '/%2e%2e/b',
  '/./a',
])('%s is malformed', (target) => {
  expect(readAddress(target)).toBeUndefined()
})
