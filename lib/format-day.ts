const styles = {
  full: new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' }),
  long: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
  medium: new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }),
}
const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'UTC' })

export type DayStyle = keyof typeof styles

export function formatDay(day: Date, style: DayStyle = 'long') {
  return styles[style].format(day)
}

/** To the minute. */
export function formatMoment(at: string) {
  const moment = new Date(at)
  return `${styles.medium.format(moment)}, ${clock.format(moment)} UTC`
}
