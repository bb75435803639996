import { withDatabaseOf } from './database'
import type { Measure } from './report'

const CHANGES = 40

/** How long after another process commits a change the page shows it to a reader who asks again and again. */
export async function measureFreshness(page: string, dataDir: string): Promise<Measure> {
  const slug = page.split('/').at(-1)
  const delays: number[] = []
  await withDatabaseOf(dataDir, async (client) => {
    for (let change = 0; change < CHANGES; change++) {
      const title = `Change ${change}.`
      await client.query('BEGIN')
      await client.query('UPDATE publication SET title = $1 WHERE slug = $2 AND ended_at IS NULL', [title, slug])
      await client.query('UPDATE edition SET number = number + 1')
      await client.query('COMMIT')
      const committed = performance.now()
      while (!(await (await fetch(page)).text()).includes(title));
      delays.push(performance.now() - committed)
    }
  })
  const [median, most] = [delays.sort((a, b) => a - b)[CHANGES / 2], delays.at(-1)] as [number, number]
  return {
    what: `From the commit of a change to readers, median of ${CHANGES}`,
    measured: `${median.toFixed(0)} ms (at most ${most.toFixed(0)} ms)`,
    goal: '≤ 50 ms',
  }
}
