import { expect, test } from 'vitest'
import { setPage } from './page'
import { PageStore } from './store'

const pageOf = (bytes: number) => setPage({ status: 200, headers: {}, body: Buffer.alloc(bytes) })

test('stays within its bytes, whatever the number of pages and the length of their addresses', () => {
  const store = new PageStore(1_000_000)
  let largest = 0
  for (let i = 0; i < 100_000; i++) {
    store.set(`/search?q=${i}${'x'.repeat(i % 100)}`, pageOf(10))
    largest = Math.max(largest, store.bytes)
  }
  expect(largest).toBeLessThanOrEqual(1_000_000)
  expect(store.size).toBeGreaterThan(100)
  expect(store.size).toBeLessThan(1_000_000 / 4_096)
})

test('counts what it holds: replaced and deleted pages weigh nothing', () => {
  const store = new PageStore(1_000_000)
  store.set('/', pageOf(50_000))
  const { bytes } = store
  store.set('/', pageOf(100_000))
  expect(store.bytes).toBe(bytes + 50_000)
  store.delete('/')
  store.delete('/')
  expect([store.bytes, store.size]).toEqual([0, 0])
})

test('a page that is asked for outlives a flood of pages that are not', () => {
  const store = new PageStore(1_000_000)
  const front = pageOf(50_000)
  store.set('/', front)
  for (let i = 0; i < 1_000; i++) {
    expect(store.get('/')).toBe(front)
    store.set(`/search?q=${i}`, pageOf(20_000))
  }
  expect(store.peek('/search?q=0')).toBeUndefined()
})

test('one huge page does not wash out the others', () => {
  const store = new PageStore(1_000_000)
  store.set('/', pageOf(10))
  store.set('/search', pageOf(900_000))
  expect(store.peek('/')).toBeDefined()
  expect(store.peek('/search')).toBeUndefined()
})
