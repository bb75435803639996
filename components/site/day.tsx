import { type DayStyle, formatDay, formatMoment } from '../../lib/format-day'

/** A calendar day. Days are stored without a zone and read as UTC. */
export function Day({ of, style = 'long' }: { of: Date; style?: DayStyle }) {
  return <time dateTime={of.toISOString().slice(0, 10)}>{formatDay(of, style)}</time>
}

/** A moment, to the minute. */
export function Moment({ at }: { at: string }) {
  return <time dateTime={new Date(at).toISOString()}>{formatMoment(at)}</time>
}
