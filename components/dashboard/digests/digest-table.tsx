import Link from 'next/link'
import type { Role } from '../../../lib/accounts/rights'
import type { DeskDigest } from '../../../lib/desk/queries'
import type { ListOptions } from '../../../lib/desk/schema'
import { formatCount } from '../../../lib/format-count'
import { formatDay } from '../../../lib/format-day'
import { findSettings } from '../../../lib/settings/queries'
import { EmptyState } from '../../ui/empty-state'
import { Ago } from '../ago'
import { tellLateness } from '../draft/late'
import { StandingLine } from '../draft/standing-line'
import { Moment } from '../moment'
import { type DigestActions, DigestMenu } from './digest-menu'
import { listAddress } from './list-address'

type Props = {
  digests: DeskDigest[]
  count: number
  pages: number
  options: ListOptions
  nextDay: string
  role: Role
  actions: DigestActions
}

export function DigestTable({ digests, count, pages, options, nextDay, role, actions }: Props) {
  if (digests.length === 0) return <Nothing options={options} />
  return (
    <>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col" className="max-md:hidden">
              Day
            </th>
            <th scope="col">Title</th>
            <th scope="col">Papers</th>
            <th scope="col" className="max-md:hidden">
              Last change
            </th>
            <th scope="col">
              <span className="sr-only">What can be done</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {digests.map((digest) => (
            <tr key={digest.id}>
              <td className="whitespace-nowrap text-muted max-md:hidden">{formatDay(digest.day, 'medium')}</td>
              <td className="w-full">
                <Link
                  href={`/dashboard/digests/${digest.id}`}
                  prefetch={false}
                  className="mr-3 font-serif text-body/6 max-md:block"
                >
                  {keepDaysWhole(digest.title)}
                </Link>
                <span className="text-muted md:hidden">{`${formatDay(digest.day, 'medium')} · `}</span>
                <StandingLine standing={{ ...digest, isSample: digest.sampleAt !== null }} />
                {digest.scheduledFor && !digest.trashedAt && (
                  <span className="text-muted">
                    {' for '}
                    <Moment at={digest.scheduledFor} />
                  </span>
                )}
                <Lateness publication={digest.publication} />
              </td>
              <td className="text-right">{digest.entries}</td>
              <td className="whitespace-nowrap text-muted max-md:hidden">
                {digest.editedAt && <Ago at={digest.editedAt.toISOString()} />}
                {digest.editedBy && `, ${digest.editedBy}`}
              </td>
              <td className="p-0!">
                <DigestMenu digest={digest} nextDay={nextDay} role={role} actions={actions} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <nav aria-label="Pages" className="mt-4 flex items-baseline gap-4 text-muted">
        <span className="grow">{formatCount(count, 'digest')}</span>
        {options.page > 1 && <Link href={listAddress({ ...options, page: options.page - 1 })}>← Newer</Link>}
        {options.page < pages && <Link href={listAddress({ ...options, page: options.page + 1 })}>Older →</Link>}
      </nav>
    </>
  )
}

/** Browsers break lines at hyphens, also at those of 2026-11-26. */
function keepDaysWhole(title: string) {
  return title.split(/(\d{4}-\d\d-\d\d)/).map((part, i) =>
    i % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts do not move.
      <span key={i} className="whitespace-nowrap">
        {part}
      </span>
    ),
  )
}

async function Lateness({ publication }: Pick<DeskDigest, 'publication'>) {
  const { timeZone } = await findSettings()
  const words = tellLateness(publication, timeZone)
  return words ? <p className="text-rubric text-small">{words}</p> : null
}

const NOTHING: Partial<Record<NonNullable<ListOptions['state']>, string>> = {
  draft: 'No drafts',
  proposed: 'Nothing is proposed',
  scheduled: 'Nothing is scheduled',
  published: 'Nothing is published yet',
  changed: 'What is published is as it stands here',
  trash: 'The trash is empty',
}

function Nothing({ options: { state, q } }: { options: ListOptions }) {
  if (q)
    return (
      <EmptyState title={`Nothing matches “${q}”`}>
        <Link href={listAddress({ state })}>Show all</Link>
      </EmptyState>
    )
  return (
    <EmptyState title={(state && NOTHING[state]) || 'No digests yet'}>
      {!state && <p className="text-muted">Make the first one with “New digest”, or import an archive.</p>}
    </EmptyState>
  )
}
