import { lateSince } from '../../../lib/digests/lateness'

type Publication = { publishedAt: Date | string; dueAt: Date | string | null }

/** That a scheduled publication came late, and why; nothing where it did not. */
export function tellLateness(publication: Publication | null, timeZone: string): string | undefined {
  const due = publication && lateSince(publication)
  if (!due) return
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone })
  const [was, is] = [format.format(due), format.format(new Date(publication.publishedAt))]
  return `Was due ${was} and was published ${is} (${timeZone}), since no worker ran that could publish it in time.`
}
