/** Whether clocks can be read by that name, like Europe/Berlin. */
export function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}

/** The day it is in the time zone, as YYYY-MM-DD. */
export function siteDay(now: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(now)
}

/** The moment when the next day begins there: midnight, or what a change of the clocks leaves of it. */
export function nextMidnight(now: Date, timeZone: string): Date {
  const today = siteDay(now, timeZone)
  let before = now.getTime()
  // No day, however its clocks are changed, is longer than this.
  let after = before + 49 * 60 * 60 * 1000
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (siteDay(new Date(middle), timeZone) > today) after = middle
    else before = middle
  }
  return new Date(after)
}
