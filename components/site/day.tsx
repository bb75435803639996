const styles = {
  full: new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' }),
  long: new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
  medium: new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }),
}

const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'UTC' })

export function formatDay(day: Date, style: keyof typeof styles = 'long') {
  return styles[style].format(day)
}

/** A calendar day. Days are stored without a zone and read as UTC. */
export function Day({ of, style = 'long' }: { of: Date; style?: keyof typeof styles }) {
  return <time dateTime={of.toISOString().slice(0, 10)}>{formatDay(of, style)}</time>
}

/** A moment, to the minute. */
export function Moment({ at }: { at: string }) {
  const moment = new Date(at)
  return <time dateTime={moment.toISOString()}>{`${styles.medium.format(moment)}, ${clock.format(moment)} UTC`}</time>
}
