import Link from 'next/link'
import type { DeskDigest } from '../../../lib/desk/queries'
import { formatCount } from '../../../lib/format-count'
import type { Action } from '../../ui/form-action'
import { describe } from '../draft/standing-line'
import { NewOnDay } from './new-on-day'

const monthName = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

type Props = { month: string; today: string; digests: DeskDigest[]; create: Action }

/** A month of digests, and its days that have none yet. */
export function DigestCalendar({ month, today, digests, create }: Props) {
  const first = new Date(`${month}-01`)
  const length = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  const byDay = new Map(digests.map((digest) => [digest.day.getUTCDate(), digest]))
  return (
    <section aria-labelledby="month">
      <div className="mb-3 flex items-baseline gap-4">
        <h2 id="month" className="grow">
          {monthName.format(first)}
        </h2>
        <Link href={monthAddress(first, -1)} prefetch={false}>
          ← Earlier
        </Link>
        <Link href={monthAddress(first, 1)} prefetch={false}>
          Later →
        </Link>
      </div>
      <div aria-hidden="true" className="grid grid-cols-7 text-small text-muted max-sm:hidden">
        {DAYS.map((day) => (
          <span key={day}>{day}</span>
        ))}
      </div>
      <ol className="grid border-rule border-t sm:grid-cols-7 sm:border-l">
        {Array.from({ length }, (_, i) => i + 1).map((date) => {
          const day = `${month}-${String(date).padStart(2, '0')}`
          const digest = byDay.get(date)
          return (
            <li
              key={day}
              aria-current={day === today ? 'date' : undefined}
              className="min-h-20 border-rule border-b p-2 aria-[current=date]:bg-raised max-sm:min-h-0 sm:border-r"
              style={date === 1 ? { gridColumnStart: ((first.getUTCDay() + 6) % 7) + 1 } : undefined}
            >
              <time dateTime={day} className="text-muted tabular-nums">
                {date}
              </time>
              {digest ? <Digest digest={digest} /> : <NewOnDay day={day} create={create} />}
            </li>
          )
        })}
      </ol>
    </section>
  )
}

function Digest({ digest }: { digest: DeskDigest }) {
  const { words, look } = describe({ ...digest, isSample: digest.sampleAt !== null })
  return (
    <p>
      <Link href={`/dashboard/digests/${digest.id}`} prefetch={false}>
        {formatCount(digest.entries, 'paper')}
      </Link>
      <span className={`block text-small ${look === 'loud' ? 'text-rubric' : 'text-muted'}`}>{words}</span>
    </p>
  )
}

function monthAddress(first: Date, by: number) {
  const other = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + by, 1))
  return `/dashboard?month=${other.toISOString().slice(0, 7)}`
}
