const NEW_YORK = 'America/New_York'
const HOUR = 3_600_000

// What arXiv said of 2026. On these evenings (New York) nothing is announced, so the day after has no list.
export const EVENINGS_WITHOUT_ANNOUNCEMENT_2026 =
  '2026-01-01 2026-01-19 2026-06-19 2026-07-03 2026-09-07 2026-11-26 2026-12-25 2026-12-29 2026-12-31'

/** Why arXiv lists nothing on a day, or null where it does. */
export function reasonWithoutList(day: string, quietEvenings: readonly string[]): 'weekend' | 'holiday' | null {
  const weekday = weekdayOf(day)
  if (weekday === 0 || weekday === 6) return 'weekend'
  // Monday's list is announced on Sunday evening, every other on the evening before.
  return quietEvenings.includes(addDays(day, -1)) ? 'holiday' : null
}

/** Whether an empty list would be a surprise: on the holidays themselves it is none either. */
export function isExpected(day: string, quietEvenings: readonly string[]): boolean {
  return reasonWithoutList(day, quietEvenings) === null && !quietEvenings.includes(day)
}

/** The newest listing date: lists begin at midnight in New York. */
export function newestListingDay(now: Date, quietEvenings: readonly string[]): string {
  let day = newYorkDay(now)
  while (reasonWithoutList(day, quietEvenings)) day = addDays(day, -1)
  return day
}

export function nextListingDay(day: string, quietEvenings: readonly string[]): string {
  let next = addDays(day, 1)
  while (reasonWithoutList(next, quietEvenings)) next = addDays(next, 1)
  return next
}

/** The listing days up to and including `day` that are at most `age` days old, oldest first. */
export function listingDaysUntil(day: string, age: number, quietEvenings: readonly string[]): string[] {
  return Array.from({ length: age + 1 }, (_, i) => addDays(day, i - age)).filter(
    (each) => !reasonWithoutList(each, quietEvenings),
  )
}

export const newYorkDay = (time: Date) => new Intl.DateTimeFormat('en-CA', { timeZone: NEW_YORK }).format(time)

/** The moment when it is `hour` (a fraction for minutes) in New York on a day, whichever way its clocks stand. */
export function newYorkTime(day: string, hour: number): Date {
  const midnight = new Date(`${day}T00:00:00Z`).getTime()
  // Clocks change at two in the night: the offset is that of the hour itself.
  const offset = [4, 5].find((offset) => {
    const time = new Date(midnight + (hour + offset) * HOUR)
    const shown = new Intl.DateTimeFormat('en-GB', { timeZone: NEW_YORK, hour: '2-digit', hourCycle: 'h23' }).format(
      time,
    )
    return newYorkDay(time) === day && Number(shown) === Math.floor(hour)
  })
  return new Date(midnight + (hour + (offset ?? 5)) * HOUR)
}

export function addDays(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + count)
  return date.toISOString().slice(0, 10)
}

const weekdayOf = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay()
