import { describePaper } from '../../../../../lib/desk/mutations'
import { findDigestDay, findPapers, listCandidatesFor } from '../../../../../lib/desk/queries'
import { describedPaperSchema, paperWordsSchema } from '../../../../../lib/desk/schema'
import { AppError } from '../../../../../lib/errors'
import { jsonRoute, readJson } from '../../../../../lib/json-route'
import { digestIdOf, type Params } from '../digest-id'

/** Papers to add: what `q` names by ids or by words, without it the day's candidates. PapersAnswer of lib/desk/schema.ts. */
export const GET = jsonRoute(async (_person, { params }: Params, request) => {
  const id = digestIdOf(await params)
  const day = await findDigestDay(id)
  if (!day) throw new AppError('missing', 'There is no such digest (any more).')
  const q = paperWordsSchema.parse(new URL(request.url).searchParams.get('q'))
  return q ? findPapers(day, q) : listCandidatesFor(id, day)
})

/** Takes a paper described by hand, and answers with it. */
export const POST = jsonRoute(async (person, _context, request) => {
  const paper = describedPaperSchema.safeParse(await readJson(request))
  if (!paper.success) {
    const [issue] = paper.error.issues
    throw new AppError('invalid', `${String(issue?.path[0] ?? 'It')} ${issue?.message ?? 'is not right'}.`)
  }
  await describePaper(person, paper.data)
  return paper.data
})
