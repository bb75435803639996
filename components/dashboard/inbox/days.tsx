import type { CandidateDay } from '../../../lib/candidates/queries'
import { formatDay } from '../../../lib/format-day'
import { Button } from '../../ui/button'
import { CONTROL } from '../../ui/field'

/** The day that is shown, the one before and the one after, and a way to any other. */
export function Days({ days, day }: { days: CandidateDay[]; day: string }) {
  const before = days.find((other) => other.day < day)
  const after = days.findLast((other) => other.day > day)
  return (
    <nav aria-label="Days" className="mb-half flex flex-wrap items-center gap-x-4 gap-y-2">
      <h2>{formatDay(new Date(day), 'full')}</h2>
      {before && <a href={addressOf(before.day)}>← {formatDay(new Date(before.day), 'medium')}</a>}
      {after && <a href={addressOf(after.day)}>{formatDay(new Date(after.day), 'medium')} →</a>}
      <form action="/dashboard/inbox" className="flex items-center gap-2 lg:ml-auto">
        <select name="day" defaultValue={day} aria-label="Day" className={CONTROL}>
          {!days.some((other) => other.day === day) && <option value={day}>{day}</option>}
          {days.map(({ day, open, candidates }) => (
            <option key={day} value={day}>{`${day} · ${open} of ${candidates} open`}</option>
          ))}
        </select>
        <Button type="submit" className="flex-none">
          Go
        </Button>
      </form>
    </nav>
  )
}

const addressOf = (day: string) => `/dashboard/inbox?day=${day}`
