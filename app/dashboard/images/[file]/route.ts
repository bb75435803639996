import { answerWithImage } from '../../../../lib/images/answer'
import { findImage } from '../../../../lib/images/queries'
import { jsonRoute } from '../../../../lib/json-route'

/** Any picture, for people with accounts. */
export const GET = jsonRoute(async (_person, { params }: { params: Promise<{ file: string }> }) =>
  answerWithImage((await params).file, findImage, 'private, max-age=3600'),
)
