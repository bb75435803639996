'use client'

import type { Standing } from '../../../lib/drafts/schema'
import { useDesk } from './draft-context'
import { tellLateness } from './late'
import { formatInZone } from './zone'

/** What somebody who opens the draft must know about it before anything else. */
export function StandingNotice({ standing }: { standing: Standing }) {
  const { timeZone } = useDesk()
  const sentence = sentenceFor(standing, timeZone)
  return sentence ? (
    <p className="mb-4 border-rubric border-l-2 py-1 pl-3">
      {sentence} {standing.trashedAt && <a href="/dashboard?state=trash">To the trash</a>}
    </p>
  ) : null
}

function sentenceFor(standing: Standing, timeZone: string): string | undefined {
  const { isSample, trashedAt, missedBecause, returnedWith, scheduledFor, proposedAt, proposedBy, publication } =
    standing
  if (isSample) return 'This digest belongs to the demonstration, which goes when you make one of your own.'
  if (trashedAt) return 'This digest is in the trash: restore it there to go on.'
  if (missedBecause) return `It was to be published and could not be: ${missedBecause}`
  if (scheduledFor) return `It will be published on ${formatInZone(scheduledFor, timeZone)}, as it stands then.`
  if (proposedAt) return `${proposedBy?.name ?? 'Somebody'} handed it in on ${formatInZone(proposedAt, timeZone)}.`
  if (returnedWith !== null) return `An editor returned it${returnedWith ? `: “${returnedWith}”` : '.'}`
  return tellLateness(publication, timeZone)
}
