import { KEPT_CACHE_CONTROL } from '../../../lib/cache-control'
import { answerWithImage } from '../../../lib/images/answer'
import { findPublishedImage } from '../../../lib/images/queries'

/** A picture that readers see; it goes with what shows it. */
export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }) {
  return answerWithImage((await params).file, findPublishedImage, KEPT_CACHE_CONTROL)
}
