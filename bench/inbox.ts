import type { Page } from 'playwright'
import { proposePapers } from '../e2e/propose-papers'
import { percentile } from './percentile'
import type { Measure } from './report'

const PAPERS = 300
const DAY = '1991-12-16'
const KEYS = 60

/** How soon keys are followed in an inbox of 300 papers, beside one that does nothing; for who is signed in there. */
export async function measureInbox(page: Page, databaseUrl: string): Promise<Measure[]> {
  const { remove } = await proposePapers(databaseUrl, DAY, PAPERS)
  try {
    await page.goto(`/dashboard/inbox?day=${DAY}`, { waitUntil: 'networkidle' })
    const { steps, decisions, plain } = await measureKeys(page)
    const tell = (times: number[]) => {
      const [p95, least] = [percentile(times, 0.95), percentile(plain, 0.95)]
      return `${p95.toFixed(0)} ms (${(p95 / least).toFixed(1)} times a key that does nothing)`
    }
    return [
      {
        what: `Inbox of ${PAPERS} papers, from a key until the next one is shown as current, 95th percentile of ${KEYS}`,
        measured: tell(steps),
        goal: '≤ 50 ms',
      },
      {
        what: `In it from a key until the paper is dismissed, 95th percentile of ${KEYS}`,
        measured: tell(decisions),
        goal: '≤ 100 ms',
      },
    ]
  } finally {
    await remove()
  }
}

/** Milliseconds from each key until the page is painted with what it did. */
function measureKeys(page: Page) {
  return page.evaluate(async (count) => {
    const press = async (key: string, isDone: () => boolean) => {
      const started = performance.now()
      const place = document.activeElement ?? document.body
      place.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
      do await new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
      while (!isDone())
      return performance.now() - started
    }
    const rows = () => document.querySelectorAll('.inbox-row').length
    const current = () => document.querySelector('.inbox-row[aria-current=true]')?.id
    const [steps, decisions, plain]: [number[], number[], number[]] = [[], [], []]
    for (let i = 0; i < count; i++) {
      const [before, many] = [current(), rows()]
      steps.push(await press('j', () => current() !== before))
      decisions.push(await press('x', () => rows() === many - 1))
      plain.push(await press('q', () => true))
    }
    return { steps, decisions, plain }
  }, KEYS)
}
