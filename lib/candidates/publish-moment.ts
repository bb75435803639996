import { addDays, newYorkTime } from '../collector/calendar'

const QUARTER_MS = 15 * 60_000

/** When the digest of a listing day publishes itself: the first time it is that hour once people had a day to talk. */
export function publishMoment(day: string, hour: number, timeZone: string): Date {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const wanted = `${String(hour).padStart(2, '0')}:00`
  const start = newYorkTime(addDays(day, 1), 0).getTime()
  // Where clocks skip that hour it comes a day later.
  for (let time = start; time < start + 50 * 4 * QUARTER_MS; time += QUARTER_MS)
    if (clock.format(time) === wanted) return new Date(time)
  throw new RangeError(`there is no ${wanted} in ${timeZone}`)
}
