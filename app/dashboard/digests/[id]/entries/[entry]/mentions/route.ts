import { z } from 'zod'
import { listKnownMentions } from '../../../../../../../lib/drafts/queries'
import { AppError } from '../../../../../../../lib/errors'
import { jsonRoute } from '../../../../../../../lib/json-route'
import { digestIdOf } from '../../../digest-id'

type Params = { params: Promise<{ id: string; entry: string }> }

/** The posts known about the entry's paper, newest first: DraftMention in lib/drafts/schema.ts. */
export const GET = jsonRoute(async (_person, { params }: Params) => {
  const given = await params
  const entry = z.uuid().safeParse(given.entry)
  const mentions = entry.success ? await listKnownMentions(digestIdOf(given), entry.data) : null
  if (!mentions) throw new AppError('missing', 'That paper is not in this digest (any more).')
  return { mentions }
})
