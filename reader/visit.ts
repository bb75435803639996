import { all, make, tools } from './page'
import { keep, recall } from './store'

const BREAK_MS = 30 * 60_000

/** `seen`: the newest day shown so far; `since`: what it was when this visit began. */
type Visit = { seen: string; since: string; at: number }

/** On the front page: how many digests came since the last visit, which ends after half an hour of nothing. */
export function tellNews() {
  // A page that is only made ready is not visited.
  if ('prerendering' in document && document.prerendering)
    return document.addEventListener('prerenderingchange', tellNews, { once: true })
  const days = all<HTMLTimeElement>('.front .when time, .front .digests time').map(({ dateTime }) => dateTime)
  const newest = days.toSorted().at(-1)
  if (!newest) return
  const last = recall<Visit | null>('visit', null)
  const since = last && Date.now() - last.at > BREAK_MS ? last.seen : (last?.since ?? newest)
  keep('visit', { seen: newest, since, at: Date.now() })

  const news = days.filter((day) => day > since).toSorted()
  if (news.length > 0)
    tools()?.prepend(
      make(
        'a',
        { href: `/since/${news[0]}`, title: `Digests since your last visit: ${news.length}` },
        `${news.length} new`,
      ),
    )
}
