import { expect, test } from 'vitest'
import { actAs } from '../../e2e/act-as'
import { provideDatabase } from '../../e2e/provide-database'
import { db } from '../db'
import { recordDeed } from './mutations'
import { listDeeds } from './queries'
import { deedFilterSchema } from './schema'

provideDatabase()

test('deeds are found by who, what and the day it was at the site, and paged without a gap', async () => {
  const admin = await actAs('admin', 'Ada Example')
  await db().$transaction(async (tx) => {
    for (let i = 0; i < 120; i++) await recordDeed(tx, i % 2 ? admin : null, `deed ${i % 3}`, { subject: String(i) })
  })
  const subjects: (string | null)[] = []
  let before: string | undefined
  do {
    const page = await listDeeds(admin, { before })
    subjects.push(...page.deeds.map(({ subject }) => subject))
    before = page.next
  } while (before)
  expect(subjects.map(Number).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 120 }, (_, i) => i))
  expect((await listDeeds(admin, { person: admin.id, act: 'deed 1' })).deeds).toHaveLength(20)
  expect((await listDeeds(admin, { person: 'site', act: 'deed 1' })).deeds).toHaveLength(20)

  // In New York it is still the first.
  await db().deed.updateMany({ where: { subject: '7' }, data: { at: new Date('2026-11-02T04:59:59Z') } })
  await db().deed.updateMany({ where: { subject: '8' }, data: { at: new Date('2026-11-02T05:00:00Z') } })
  const on = async (day: string) => (await listDeeds(admin, { day })).deeds.map(({ subject }) => subject)
  expect([await on('2026-11-01'), await on('2026-11-02'), await on('2026-11-03')]).toEqual([['7'], ['8'], []])
})

test('what is asked for in no way that fits is not asked for', () => {
  const filter = { person: 'Ada', act: '', digest: ' a-day ', day: '2026-02-30', before: '1' }
  expect(deedFilterSchema.parse(filter)).toEqual({ digest: 'a-day' })
})
