import { expect, test } from 'vitest'
import { provideDatabase } from '../../e2e/provide-database'
import { db } from '../db'
import { readEdition } from '../edition'
import { beginDay } from './mutations'

provideDatabase()

// Five hours behind UTC in November and four in October.
const ZONE = 'America/New_York'
const BEFORE = new Date('2026-11-02T04:59:59.999Z')
const MIDNIGHT = new Date('2026-11-02T05:00:00Z')

test('the edition moves at the midnight of the site, once, and its row says whose day it is', async () => {
  await beginDay(BEFORE, ZONE)
  const edition = await readEdition()

  expect(await beginDay(BEFORE, ZONE)).toEqual({ begun: false })
  expect(await readEdition()).toBe(edition)

  expect(await beginDay(MIDNIGHT, ZONE)).toEqual({ begun: true })
  expect(await beginDay(MIDNIGHT, ZONE)).toEqual({ begun: false })
  expect(await readEdition()).toBe(edition + 1)
  const { day } = await db().edition.findUniqueOrThrow({ where: { id: 1 } })
  expect(day.toISOString()).toBe('2026-11-02T00:00:00.000Z')
})

test('of many workers at the same midnight one moves the edition', async () => {
  await beginDay(BEFORE, ZONE)
  const edition = await readEdition()
  const began = await Promise.all(Array.from({ length: 8 }, () => beginDay(MIDNIGHT, ZONE)))
  expect(began.filter(({ begun }) => begun)).toHaveLength(1)
  expect(await readEdition()).toBe(edition + 1)
})
