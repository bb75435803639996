import type { DigestDay } from '../../lib/digests/queries'
import { formatCount } from '../../lib/format-count'
import { formatDay } from '../../lib/format-day'
import { plainTex } from '../../lib/tex'

const monthName = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' })

/** A sheet of the calendar, weeks beginning on Monday. */
export function Month({ days, heat }: { days: DigestDay[]; heat: (score: number) => number }) {
  const some = days[0]?.day
  if (!some) return null
  const first = new Date(Date.UTC(some.getUTCFullYear(), some.getUTCMonth(), 1))
  const length = new Date(Date.UTC(some.getUTCFullYear(), some.getUTCMonth() + 1, 0)).getUTCDate()
  const digests = new Map(days.map((digest) => [digest.day.getUTCDate(), digest]))
  return (
    <section>
      <h3>{monthName.format(first)}</h3>
      <ol className={`month d${(first.getUTCDay() + 6) % 7}`}>
        {Array.from({ length }, (_, index) => index + 1).map((date) => (
          <li key={date}>
            <DayLink digest={digests.get(date)} heat={heat} />
          </li>
        ))}
      </ol>
    </section>
  )
}

function DayLink({ digest, heat }: { digest?: DigestDay; heat: (score: number) => number }) {
  if (!digest) return null
  const [lead] = digest.entries
  return (
    <a
      className={lead && `h${heat(lead.score)}`}
      href={`/posts/${digest.slug}`}
      title={lead && plainTex(lead.title)}
      aria-label={`${formatDay(digest.day)}, ${formatCount(digest._count.entries, 'paper')}`}
    >
      {digest.day.getUTCDate()}
    </a>
  )
}
