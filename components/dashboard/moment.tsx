import { findSettings } from '../../lib/settings/queries'

/** A moment as the site's clocks show it, to the minute. */
export async function Moment({ at }: { at: Date }) {
  const { timeZone } = await findSettings()
  const words = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(at)
  return (
    <time dateTime={at.toISOString()} title={`${words}, ${timeZone}`} className="whitespace-nowrap">
      {words}
    </time>
  )
}
