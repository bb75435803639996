import { join } from 'node:path'
import { playInternet } from '../e2e/fake-sources'
import { inventBusyDays } from '../e2e/invented-day'
import { listingDaysUntil, newestListingDay } from '../lib/collector/calendar'
import { WATCHED_DAYS } from '../lib/watches/schedule'
import { megabytes, runCommand, seconds } from './archive'
import { withDatabaseOf } from './database'
import type { Measure } from './report'

const PAPERS = 1_200
const POSTS = 5_000
// With more papers a feed is as long as feeds get, and a run has trouble to tell of.
const SIZES = [0.5, 1, 1.5]

type Settings = Record<string, string>

/** Listing days from the invented internet, where nobody need be waited for, into empty sites. */
export async function measureCollecting(folder: string, settings: Settings): Promise<Measure[]> {
  const today = newestListingDay(new Date(), [])
  const runs = []
  for (const size of SIZES)
    runs.push(
      await onInternet(
        [today],
        PAPERS * size,
        POSTS * size,
        { ...settings, DATA_DIR: join(folder, `day-${size}`) },
        collect,
      ),
    )
  const [less, day, more] = runs as [Run, Run, Run]
  const days = listingDaysUntil(today, WATCHED_DAYS, [])
  const refreshed = await onInternet(
    days,
    PAPERS,
    POSTS / 5,
    { ...settings, DATA_DIR: join(folder, 'fortnight') },
    refresh,
  )
  return [
    {
      what: `Collecting a day of ${PAPERS} papers and ${POSTS} posts`,
      measured: `${seconds(day)}, ${megabytes(day)}`,
      goal: '≤ 20 s, ≤ 350 MB',
    },
    {
      what: 'Collecting half of them, and half more',
      measured: `${(less.ms / day.ms).toFixed(2)} and ${(more.ms / day.ms).toFixed(2)} times as long`,
      goal: 'linear',
    },
    {
      what: `An hour later, ${days.length} days of ${PAPERS} papers and ${POSTS / 5} posts each`,
      measured: `${seconds(refreshed)}, ${megabytes(refreshed)}`,
      goal: '≤ 60 s',
    },
  ]
}

type Run = Awaited<ReturnType<typeof runCommand>>

async function onInternet(
  days: string[],
  papers: number,
  posts: number,
  settings: Settings,
  work: (settings: Settings) => Promise<Run>,
) {
  const internet = await playInternet(inventBusyDays(days, papers, posts))
  const own = {
    ...settings,
    SOURCES_URL: internet.url,
    // With an account one search finds all posts.
    BLUESKY_HANDLE: 'digest.example.com',
    BLUESKY_APP_PASSWORD: 'invented',
  }
  try {
    // Makes the database, as the site's was made before.
    await runCommand(['settings'], own)
    return await work(own)
  } finally {
    await internet.close()
  }
}

const collect = (settings: Settings) => runCommand(['collect'], settings)

/** Collects what there is, and once more as though it were an hour later. */
async function refresh(settings: Settings) {
  await collect(settings)
  await withDatabaseOf(String(settings.DATA_DIR), async (client) => {
    await client.query(`UPDATE watch SET next_check_at = next_check_at - interval '1 hour'`)
    await client.query(`UPDATE service SET hour = hour - interval '1 hour'`)
  })
  return collect(settings)
}
