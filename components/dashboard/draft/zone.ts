/** A moment by the clocks of a time zone, which it names. */
export function formatInZone(at: string, timeZone: string) {
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone })
  return `${format.format(new Date(at))} (${timeZone})`
}
