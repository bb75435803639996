import { answerFeed } from '../../lib/feeds/answer'
import { atom } from '../../lib/feeds/atom'
import { readDigestFeed } from '../../lib/feeds/digest-feed'

export const dynamic = 'force-dynamic'

export async function GET(request: Request) {
  return answerFeed(request, atom, await readDigestFeed('/atom.xml'))
}
