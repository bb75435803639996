import { expect, test } from 'vitest'
import { provideDatabase } from '../e2e/provide-database'
import { db } from './db'
import { bumpEdition, readEdition } from './edition'

provideDatabase()

test('the edition goes up by one a transaction', async () => {
  const before = await readEdition()
  await db().$transaction(bumpEdition)
  expect(await readEdition()).toBe(before + 1)
})

test('a transaction that fails leaves the edition as it was', async () => {
  const before = await readEdition()
  const failing = db().$transaction(async (tx) => {
    await bumpEdition(tx)
    throw new Error('on purpose')
  })
  await expect(failing).rejects.toThrow('on purpose')
  expect(await readEdition()).toBe(before)
})
