import { all, make, tools } from './page'
import { keep, recall } from './store'

/** For each digest where its reader stopped: the rank, and how far in. The newest last. */
type Positions = Record<string, { rank: string; into: number }>

const PAGES = 30
const path = location.pathname
const [arrival] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]

/** A page that is loaded again shows what was being read, whatever width it has by now. */
export function rememberPosition() {
  addEventListener('pagehide', remember)
  addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && remember())
  const position = recall<Positions>('positions', {})[path]
  const entry = position && document.getElementById(position.rank)
  if (arrival?.type !== 'reload' || location.hash || !entry) return
  history.scrollRestoration = 'manual'
  const restore = () =>
    scrollTo({ top: entry.getBoundingClientRect().top + scrollY + position.into, behavior: 'instant' })
  restore()
  addEventListener('load', () => {
    restore()
    history.scrollRestoration = 'auto'
  })
}

/** Who comes back another time is asked rather than moved. */
export function offerContinuation() {
  const position = recall<Positions>('positions', {})[path]
  if (arrival?.type !== 'navigate' || location.hash || !position || !document.getElementById(position.rank)) return
  tools()?.prepend(make('a', { href: `#${position.rank}` }, `Continue at ${position.rank}`))
}

function remember() {
  const { [path]: _, ...others } = recall<Positions>('positions', {})
  const entry = all('.entry').findLast((entry) => entry.getBoundingClientRect().top < innerHeight / 3)
  const kept = Object.entries(others).slice(1 - PAGES)
  if (entry && scrollY > 0 && entry.id !== '1')
    kept.push([path, { rank: entry.id, into: -entry.getBoundingClientRect().top }])
  keep('positions', Object.fromEntries(kept))
}
