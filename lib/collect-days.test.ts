import { expect, test } from 'vitest'
import { inventDay } from '../e2e/invented-day'
import { provideDatabase } from '../e2e/provide-database'
import { provideInternet } from '../e2e/provide-internet'
import { collect } from './collect'
import { db } from './db'

provideDatabase()
const internet = provideInternet()

const listedOn = async (day: string) => {
  const papers = await db().paper.findMany({ where: { announcedOn: new Date(day) }, orderBy: { arxivId: 'asc' } })
  return papers.map(({ arxivId }) => arxivId)
}
const numbered = (month: string) => [1, 2, 3, 4, 5].map((n) => `${month}.0100${n}`)
const collectAt = (time: string) => collect({ now: () => new Date(time), source: 'arxiv' })

test.each([
  // The last list before the clocks go back in the night to Sunday, and the first after it, in another month.
  ['2026-10-30', '2026-10-30T05:00:00Z', ['2609.29999', ...numbered('2610')]],
  ['2026-11-02', '2026-11-02T06:00:00Z', ['2610.29999', ...numbered('2611')]],
  // Before and after they go forward.
  ['2027-03-12', '2027-03-12T06:00:00Z', ['2702.29999', ...numbered('2703')]],
  ['2027-03-15', '2027-03-15T05:00:00Z', ['2702.29999', ...numbered('2703')]],
  // A year's last list and its first.
  ['2026-12-31', '2026-12-31T06:00:00Z', ['2611.29999', ...numbered('2612')]],
  ['2027-01-04', '2027-01-04T06:00:00Z', ['2612.29999', ...numbered('2701')]],
])('the list of %s is that day’s, wherever the clocks and the month stand', async (day, time, ids) => {
  Object.assign(internet.world, inventDay(day))
  const { day: collected, sources } = await collectAt(time)
  expect(collected).toBe(day)
  expect(sources[0]?.failure).toBeNull()
  expect(await listedOn(day)).toEqual(ids)
  // Asked about once more in the evening, the same papers are of the same day.
  await collectAt(`${day}T22:00:00Z`)
  expect(await listedOn(day)).toEqual(ids)
})

test('over a weekend with a change of the clocks and of the month each list keeps its day', async () => {
  Object.assign(internet.world, inventDay('2026-10-30'))
  await collectAt('2026-10-30T05:00:00Z')
  // On Saturday and Sunday the feed is empty and names the day.
  for (const day of ['2026-10-31', '2026-11-01']) {
    internet.world.day = day
    const { day: collected, sources } = await collectAt(`${day}T12:00:00Z`)
    expect([collected, sources[0]?.failure]).toEqual(['2026-10-30', null])
  }
  const monday = inventDay('2026-11-02')
  internet.world.day = monday.day
  for (const [day, papers] of monday.papers) internet.world.papers.set(day, papers)
  // Half an hour after midnight in New York, which is an hour later than the week before.
  await collectAt('2026-11-02T05:30:00Z')
  expect(await listedOn('2026-10-30')).toEqual(['2609.29999', ...numbered('2610')])
  expect(await listedOn('2026-11-02')).toEqual(['2610.29999', ...numbered('2611')])
})
