import { answerWithImage } from '../../../../../../lib/images/answer'
import { findDraftImage } from '../../../../../../lib/images/queries'
import { findSharedDigestId } from '../../../../../../lib/previews/queries'

/** A picture in a draft, for whoever has a secret link to it. */
export async function GET(_request: Request, { params }: { params: Promise<{ token: string; file: string }> }) {
  const { token, file } = await params
  const digestId = await findSharedDigestId(token)
  return answerWithImage(file, async (image) => (digestId ? findDraftImage(digestId, image) : null), 'no-store')
}
