import { join } from 'node:path'
import { playInternet } from '../e2e/fake-sources'
import { inventBusyDay } from '../e2e/invented-day'
import { newestListingDay } from '../lib/collector/calendar'
import { megabytes, runCommand, seconds } from './archive'
import type { Measure } from './report'

const PAPERS = 1_200
const POSTS = 5_000

/** A busy listing day from the invented internet, where nobody need be waited for, into an empty site. */
export async function measureCollecting(folder: string, settings: Record<string, string>): Promise<Measure> {
  const internet = await playInternet(inventBusyDay(newestListingDay(new Date(), []), PAPERS, POSTS))
  const own = {
    ...settings,
    DATA_DIR: join(folder, 'collecting'),
    SOURCES_URL: internet.url,
    // With an account one search finds all posts.
    BLUESKY_HANDLE: 'digest.example.com',
    BLUESKY_APP_PASSWORD: 'invented',
  }
  try {
    await runCommand(['settings'], own)
    const measured = await runCommand(['collect'], own)
    return {
      what: `Collecting a day of ${PAPERS} papers and ${POSTS} posts`,
      measured: `${seconds(measured)}, ${megabytes(measured)}`,
      goal: '≤ 20 s, ≤ 350 MB',
    }
  } finally {
    await internet.close()
  }
}
