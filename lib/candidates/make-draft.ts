import { randomUUID } from 'node:crypto'
import { type Contributor, isEditor } from '../accounts/rights'
import { recordDeed } from '../audit/mutations'
import type { Tx } from '../db'
import { keepRevision } from '../drafts/mutations'
import { removeSample } from '../sample/mutations'
import { findSettings } from '../settings/queries'
import { publishMoment } from './publish-moment'

/**
 * Makes the empty draft of a day, to publish itself where an admin has said so and no contributor makes it, of whose
 * words an editor is to decide. With a site's first digest the demonstration goes, which readers see.
 */
export async function makeDraft(
  tx: Tx,
  day: string,
  person: Contributor | null,
): Promise<{ id: string; hasEndedSample: boolean }> {
  const { removed } = await removeSample(tx)
  const slug = `hot-papers-${day}`
  const isTaken = await tx.digest.findUnique({ where: { slug }, select: { id: true } })
  const { publishHour, timeZone } = await findSettings()
  const publishesItself = publishHour !== '' && (person === null || isEditor(person))
  const moment = publishesItself ? publishMoment(day, publishHour, timeZone) : null
  const { id } = await tx.digest.create({
    data: {
      slug: isTaken ? `${slug}-${randomUUID().slice(0, 8)}` : slug,
      day: new Date(day),
      feedId: `urn:uuid:${randomUUID()}`,
      title: `Hot Papers ${day}`,
      description: `Hot papers ${day}`,
      section: 'arXiv',
      tags: ['arXiv'],
      // Drafts of days long past are made as well, when those are collected: they wait for somebody.
      scheduledFor: moment && moment > new Date() ? moment : null,
    },
    select: { id: true },
  })
  await keepRevision(tx, id, 'created', person?.id)
  await recordDeed(tx, person, 'make draft', { digestId: id, subject: day })
  return { id, hasEndedSample: removed > 0 }
}
