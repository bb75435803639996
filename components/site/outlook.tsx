import { findOutlook } from '../../lib/candidates/queries'
import { formatDay, formatMoment } from '../../lib/format-day'

/** Why there is no digest of today, and of which day the next one is; nothing where there is nothing to explain. */
export async function Outlook() {
  const outlook = await findOutlook()
  if (!outlook) return null
  const { today, reason, next, due } = outlook
  const day = (of: string) => formatDay(new Date(of), 'full')
  const why = {
    weekend: `On ${day(today)} arXiv lists no papers.`,
    holiday: `For ${day(today)} arXiv announced no papers, because of a holiday.`,
  }
  return (
    <p className="none">
      {reason && `${why[reason]} `}
      {`The next digest is that of ${day(next)}${due ? `, due on ${formatMoment(due.toISOString())}` : ''}.`}
    </p>
  )
}
