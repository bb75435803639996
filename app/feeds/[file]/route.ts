import { answerFeed } from '../../../lib/feeds/answer'
import { atom } from '../../../lib/feeds/atom'
import { readCorrectionFeed } from '../../../lib/feeds/correction-feed'
import { json } from '../../../lib/feeds/json'
import { readPaperFeed } from '../../../lib/feeds/paper-feed'
import { rss } from '../../../lib/feeds/rss'
import { paperFeedSchema } from '../../../lib/feeds/schema'

export const dynamic = 'force-dynamic'

const FORMATS = new Map(Object.entries({ rss, atom, json }))

export async function GET(request: Request, { params }: RouteContext<'/feeds/[file]'>) {
  const [, kind, name = ''] = /^(papers|corrections)\.(\w+)$/.exec((await params).file) ?? []
  const format = FORMATS.get(name)
  if (!format) return answer(404, 'There is no such feed. See /feeds for those there are.')
  if (kind === 'corrections') return answerFeed(request, format, await readCorrectionFeed(name))
  const { searchParams } = new URL(request.url)
  const given = Object.fromEntries(['cat', 'min', 'q'].map((key) => [key, searchParams.getAll(key)]))
  const choice = paperFeedSchema.safeParse(given)
  if (!choice.success)
    return answer(400, 'This feed cannot be made: cat takes categories, min a number, q a search. See /feeds.')
  return answerFeed(request, format, await readPaperFeed(name, choice.data))
}

function answer(status: number, sentence: string) {
  return new Response(`${sentence}\n`, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
}
