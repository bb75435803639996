import { expect, test } from 'vitest'
import { provideDatabase } from '../../e2e/provide-database'
import { requireSecret } from './mutations'

provideDatabase()

test('a secret is made once, also by many at a time, and is hard to guess', async () => {
  const secrets = await Promise.all(Array.from({ length: 20 }, () => requireSecret('session')))
  expect(new Set(secrets).size).toBe(1)
  expect(await requireSecret('session')).toBe(secrets[0])
  expect(secrets[0]).toMatch(/^[\w-]{43}$/)
})

test('each name has a secret of its own', async () => {
  expect(await requireSecret('session')).not.toBe(await requireSecret('unsubscribe'))
})
