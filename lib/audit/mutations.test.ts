import { expect, test } from 'vitest'
import { actAs } from '../../e2e/act-as'
import { provideDatabase } from '../../e2e/provide-database'
import { db } from '../db'
import { recordDeed } from './mutations'

provideDatabase()

test('a deed is kept with who did it, also when the account is gone', async () => {
  const admin = await actAs('admin', 'Ada Example')
  await db().$transaction(async (tx) => {
    await recordDeed(tx, admin, 'change setting', { subject: 'siteName', before: 'Hot Papers', after: 'Preprints' })
    await recordDeed(tx, null, 'publish digest')
  })
  await db().account.delete({ where: { id: admin.id } })
  const deeds = await db().deed.findMany({
    orderBy: { id: 'asc' },
    select: { who: true, act: true, subject: true, after: true },
  })
  expect(deeds).toEqual([
    { who: 'Ada Example', act: 'change setting', subject: 'siteName', after: 'Preprints' },
    { who: 'The site', act: 'publish digest', subject: null, after: null },
  ])
})
