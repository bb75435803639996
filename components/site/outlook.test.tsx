import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, expect, test, vi } from 'vitest'
import { provideDatabase } from '../../e2e/provide-database'
import { publishDigest } from '../../e2e/publish-digest'
import { db } from '../../lib/db'
import { databaseUrl } from '../../lib/env'
import { changeSetting } from '../../lib/settings/mutations'
import { Outlook } from './outlook'

provideDatabase()
afterEach(() => vi.useRealTimers())

async function readAt(time: string) {
  vi.useFakeTimers({ now: new Date(time), toFake: ['Date'] })
  return renderToStaticMarkup(await Outlook())
}

test('readers are told why there is no digest and when the next is due, and nothing once it is there', async () => {
  expect(await readAt('2026-11-21T18:00:00Z')).toBe('')
  for (const day of ['2026-11-20', '2026-11-26'])
    await db().run.create({ data: { day: new Date(day), startedAt: new Date(`${day}T12:00:00Z`) } })

  expect(await readAt('2026-11-20T18:00:00Z')).toBe(
    '<p class="none">The next digest is that of Friday, 20 November 2026.</p>',
  )
  expect(await readAt('2026-11-21T18:00:00Z')).toBe(
    '<p class="none">On Saturday, 21 November 2026 arXiv lists no papers. The next digest is that of Monday, 23 November 2026.</p>',
  )
  await changeSetting('publishHour', '9')
  expect(await readAt('2026-11-27T18:00:00Z')).toMatch(
    /^<p class="none">For Friday, 27 November 2026 arXiv announced no papers, because of a holiday\. The next digest is that of Monday, 30 November 2026, due on 1 Dec 2026, 14:00 UTC\.<\/p>$/,
  )
  await publishDigest(databaseUrl(), { day: '2026-11-20' })
  expect(await readAt('2026-11-20T18:00:00Z')).toBe('')
})
