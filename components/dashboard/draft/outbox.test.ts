import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Answer, createOutbox } from './outbox'

type Operation = { id: string }

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('one batch is on its way at a time, in the order the changes were made', async () => {
  const site = standIn()
  const outbox = site.outbox()
  outbox.add([{ id: 'a' }])
  await vi.advanceTimersByTimeAsync(0)
  outbox.add([{ id: 'b' }, { id: 'c' }])
  await vi.advanceTimersByTimeAsync(5000)
  expect(site.asked).toEqual([['a']])

  site.answer({ results: ['ok'] })
  await vi.advanceTimersByTimeAsync(0)
  expect(site.asked).toEqual([['a'], ['b', 'c']])
  expect(outbox.delivery()).toBe('saving')

  site.answer({ results: ['ok', 'ok'] })
  await vi.advanceTimersByTimeAsync(0)
  expect(site.settled).toEqual(['a', 'b', 'c'])
  expect(outbox.delivery()).toBe('saved')
})

test('without a connection the same changes are sent again, more and more slowly, until they arrive', async () => {
  const site = standIn()
  const outbox = site.outbox()
  outbox.add([{ id: 'a' }])
  for (const pause of [0, 1000, 2000, 4000, 8000, 15_000, 15_000]) {
    await vi.advanceTimersByTimeAsync(pause)
    site.answer('unreachable')
    await vi.advanceTimersByTimeAsync(0)
    expect(outbox.delivery()).toBe('waiting')
  }
  expect(site.asked).toHaveLength(7)

  outbox.flush()
  site.answer({ results: ['ok'] })
  await vi.advanceTimersByTimeAsync(0)
  expect(outbox.delivery()).toBe('saved')
  expect(new Set(site.asked.flat())).toEqual(new Set(['a']))
})

test('after signing in again, or where the page is older than the site, nothing was given up', async () => {
  const site = standIn()
  const outbox = site.outbox()
  outbox.add([{ id: 'a' }])
  await vi.advanceTimersByTimeAsync(0)
  site.answer({ stop: 'signed-out' })
  await vi.advanceTimersByTimeAsync(0)
  expect(outbox.delivery()).toBe('signed-out')

  outbox.add([{ id: 'b' }])
  await vi.advanceTimersByTimeAsync(1000)
  site.answer({ results: ['ok', 'ok'] })
  await vi.advanceTimersByTimeAsync(0)
  expect(site.asked.at(-1)).toEqual(['a', 'b'])
  expect(outbox.delivery()).toBe('saved')
})

test('where the site takes nothing it is asked less and less often', async () => {
  const site = standIn()
  const outbox = site.outbox()
  outbox.add([{ id: 'a' }])
  for (const pause of [0, 1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]) {
    await vi.advanceTimersByTimeAsync(pause)
    site.answer({ stop: 'gone' })
    await vi.advanceTimersByTimeAsync(0)
  }
  expect(site.asked).toHaveLength(9)
  await vi.advanceTimersByTimeAsync(59_000)
  expect(site.asked).toHaveLength(9)
  expect(outbox.delivery()).toBe('gone')
})

test('a page with nothing to send learns by itself that the site takes changes again', async () => {
  const site = standIn()
  const outbox = site.outbox()
  outbox.ask()
  for (const pause of [0, 1000, 2000, 4000, 8000, 15_000]) {
    await vi.advanceTimersByTimeAsync(pause)
    site.answer({ stop: 'outdated' })
    await vi.advanceTimersByTimeAsync(0)
    expect(outbox.delivery()).toBe('outdated')
  }
  await vi.advanceTimersByTimeAsync(15_000)
  site.answer({ results: [] })
  await vi.advanceTimersByTimeAsync(0)
  expect(outbox.delivery()).toBe('saved')
  expect(site.asked).toHaveLength(7)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(site.asked).toHaveLength(7)
})

test('words wait for more of them, but not for ever', async () => {
  const site = standIn()
  const outbox = site.outbox()
  let typed: Operation = { id: '0' }
  outbox.addTyped(typed)
  for (let i = 1; i <= 9; i++) {
    await vi.advanceTimersByTimeAsync(200)
    const more = { id: String(i) }
    outbox.replace(typed, more)
    typed = more
    expect(outbox.delivery()).toBe('saving')
  }
  expect(site.asked).toEqual([])
  await vi.advanceTimersByTimeAsync(200)
  expect(site.asked).toEqual([['9']])
  expect(outbox.isWaiting(typed)).toBe(false)
})

test('what was taken back before it was sent is never sent', async () => {
  const site = standIn()
  const outbox = site.outbox()
  const typed = { id: 'a' }
  outbox.addTyped(typed)
  outbox.replace(typed, null)
  await vi.advanceTimersByTimeAsync(5000)
  expect(site.asked).toEqual([])
  expect(outbox.delivery()).toBe('saved')
})

function standIn() {
  const asked: string[][] = []
  const settled: string[] = []
  let answer: (answer: Answer<string>) => void = () => {}
  return {
    asked,
    settled,
    answer: (given: Answer<string>) => answer(given),
    outbox: () =>
      createOutbox<Operation, string>({
        send: (operations) => {
          asked.push(operations.map(({ id }) => id))
          return new Promise((resolve) => {
            answer = resolve
          })
        },
        settle: (results) => settled.push(...results.map(({ operation }) => operation.id)),
        changed: () => {},
      }),
  }
}
