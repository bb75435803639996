import { expect, test } from 'vitest'
import { provideDatabase } from '../../e2e/provide-database'
import { publishDigest } from '../../e2e/publish-digest'
import { db, type Tx } from '../db'
import { bumpEdition } from '../edition'
import { databaseUrl } from '../env'
import { removeSample } from '../sample/mutations'

provideDatabase()

const ID = '2102.00001'
const addPaper = (tx: Tx) => tx.paper.create({ data: { arxivId: ID, title: 'One', categories: ['cs.LG'] } })
const publish = () =>
  publishDigest(databaseUrl(), { day: '2021-02-05', entries: [{ arxivId: ID, categories: ['cs.LG'] }] })

/** How often rows of cards were written in a transaction so far. */
async function countWrites(tx: Tx) {
  const [row] = await tx.$queryRaw<{ writes: number }[]>`
    SELECT (n_tup_ins + n_tup_upd)::int AS writes FROM pg_stat_xact_user_tables WHERE relname = 'card'`
  return row?.writes
}

test('however often a transaction changes a paper, its card is written once, before the edition moves', async () => {
  await db().$transaction(async (tx) => {
    await addPaper(tx)
    await tx.paper.update({ where: { arxivId: ID }, data: { title: 'Two' } })
    await tx.paper.update({ where: { arxivId: ID }, data: { title: 'Three' } })
    expect(await countWrites(tx)).toBe(0)
    await bumpEdition(tx)
    expect(await countWrites(tx)).toBe(1)
  })
  const found = await db().$queryRaw`SELECT arxiv_id AS id FROM card WHERE words @@ to_tsquery('papers', 'three')`
  expect(found).toEqual([{ id: ID }])
})

test('a card is written by the commit where no reader sees the change, and not by a transaction that fails', async () => {
  const failing = db().$transaction(async (tx) => {
    await addPaper(tx)
    throw new Error('on purpose')
  })
  await expect(failing).rejects.toThrow('on purpose')
  expect(await db().card.count()).toBe(0)

  await db().$transaction(addPaper)
  expect(await db().card.findMany({ select: { arxivId: true, digests: true } })).toEqual([{ arxivId: ID, digests: 0 }])
  expect(await db().$queryRaw`SELECT count(*)::int AS due FROM card_due`).toEqual([{ due: 0 }])
})

test('a paper that goes in the transaction that took it out of digests is counted no longer', async () => {
  await publish()
  const inUse = () => db().categoryCount.findMany({ where: { papers: { gt: 0 } } })
  expect(await inUse()).toEqual([{ code: 'cs.LG', papers: 1 }])

  await db().digest.updateMany({ data: { sampleAt: new Date() } })
  await db().snapshot.deleteMany()
  await db().paperMention.deleteMany()
  await db().$transaction(removeSample)
  expect(await db().card.count()).toBe(0)
  expect(await inUse()).toEqual([])
})
