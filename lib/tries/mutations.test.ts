import { expect, test } from 'vitest'
import { provideDatabase } from '../../e2e/provide-database'
import { db } from '../db'
import { countCode, countTry, forgetTries } from './mutations'

provideDatabase()

const REFUSED = 'There were too many tries.'

test('an account is tried ten times in a quarter of an hour from one place, whether it exists or not', async () => {
  const tries = await Promise.allSettled(
    Array.from({ length: 15 }, (_, i) => countTry(i % 2 ? 'ada@example.org' : ' ADA@example.org', '192.0.2.1')),
  )
  const counted = tries.filter(({ status }) => status === 'fulfilled').length
  expect(counted).toBeLessThanOrEqual(10)
  for (let i = counted; i < 10; i++) await countTry('ada@example.org', '192.0.2.1')
  await expect(countTry('ada@example.org', '192.0.2.1')).rejects.toThrow(REFUSED)
  await countTry('bo@example.org', '192.0.2.1')
  // Who is at home elsewhere is not kept out.
  await countTry('ada@example.org', '192.0.2.2')
})

test('from many places together an account is tried a hundred times, a code of it ten times', async () => {
  for (let i = 0; i < 100; i++) await countTry('ada@example.org', `192.0.2.${i}`)
  await expect(countTry('ada@example.org', '192.0.2.200')).rejects.toThrow(REFUSED)
  for (let i = 0; i < 10; i++) await countCode('ada@example.org', `192.0.2.${i}`)
  await expect(countCode('ada@example.org', '192.0.2.200')).rejects.toThrow(REFUSED)
  await forgetTries('ada@example.org')
  await countCode('ada@example.org', '192.0.2.200')
})

test('what is refused does not count', async () => {
  for (let i = 0; i < 10; i++) await countTry('ada@example.org', '192.0.2.1')
  for (let i = 0; i < 50; i++) await expect(countTry('ada@example.org', '192.0.2.1')).rejects.toThrow(REFUSED)
  await countTry('bo@example.org', '192.0.2.1')
})

test('from an address fifty tries are made, whomever for', async () => {
  for (let i = 0; i < 50; i++) await countTry(`${i}@example.org`, '2001:db8::1')
  await expect(countTry('bo@example.org', '2001:db8::2')).rejects.toThrow(REFUSED)
  await countTry('bo@example.org', '2001:db8:0:1::1')
})

test('a success forgets the tries for that account alone, and time forgets all', async () => {
  for (let i = 0; i < 10; i++) await countTry('ada@example.org', '192.0.2.1')
  await countTry('bo@example.org', '192.0.2.1')
  await forgetTries('Ada@example.org')
  await countTry('ada@example.org', '192.0.2.1')
  expect(await db().signInTry.count()).toBe(2)

  await db().signInTry.updateMany({ data: { at: new Date(Date.now() - 15 * 60 * 1000 - 1) } })
  await countTry('cleo@example.org', '192.0.2.1')
  expect(await db().signInTry.count()).toBe(1)
})
