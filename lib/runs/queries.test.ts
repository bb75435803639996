import { expect, test } from 'vitest'
import { provideDatabase } from '../../e2e/provide-database'
import { db } from '../db'
import { listSourcesOfDay } from './queries'

provideDatabase()

const DAY = '2026-11-04'
const day = new Date(DAY)
const at = (hour: number) => new Date(`2026-11-04T${String(hour).padStart(2, '0')}:00:00Z`)

test('a source that answered once about a day is not taken for failed', async () => {
  const source = (startedAt: Date, failure: string | null) =>
    db().run.create({
      data: { day, startedAt, sources: { create: [{ source: 'bluesky', failure, finishedAt: startedAt }] } },
    })
  await source(at(8), 'It was away.')
  expect(await listSourcesOfDay(DAY)).toMatchObject([{ source: 'bluesky', failure: 'It was away.' }])
  await source(at(9), null)
  await source(at(10), 'It was away.')
  expect(await listSourcesOfDay(DAY)).toEqual([{ source: 'bluesky', checkedAt: at(9), failure: null }])
})
