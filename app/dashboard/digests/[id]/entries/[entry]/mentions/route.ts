import { z } from 'zod'
import { findDraftMention, findEntryPaper, listKnownMentions } from '../../../../../../../lib/drafts/queries'
import { AppError } from '../../../../../../../lib/errors'
import { jsonRoute, readJson } from '../../../../../../../lib/json-route'
import { handWrittenSchema } from '../../../../../../../lib/mentions/schema'
import { putPost } from '../../../../../../../lib/paste-post'
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

const bodySchema = z.object({ text: z.string().max(20_000), byHand: handWrittenSchema.optional() })

/**
 * Puts the post that `{ text }` names, by its address or the code to embed it, among those known about the paper:
 * DraftMention. Where its source tells nothing, `byHand` says who wrote what and when.
 */
export const POST = jsonRoute(async (person, { params }: Params, request) => {
  const given = await params
  const entry = z.uuid().safeParse(given.entry)
  const arxivId = entry.success ? await findEntryPaper(digestIdOf(given), entry.data) : null
  if (!arxivId) throw new AppError('missing', 'That paper is not in this digest (any more).')
  const body = bodySchema.safeParse(await readJson(request))
  if (!body.success) throw new AppError('invalid', 'Paste the address of a post, or the code to embed it.')
  const { mentionId } = await putPost(person, arxivId, body.data.text, body.data.byHand)
  return findDraftMention(mentionId, arxivId)
})
