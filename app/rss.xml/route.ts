import { answerFeed } from '../../lib/feeds/answer'
import { readDigestFeed } from '../../lib/feeds/digest-feed'
import { rss } from '../../lib/feeds/rss'

export const dynamic = 'force-dynamic'

export async function GET(request: Request) {
  return answerFeed(request, rss, await readDigestFeed('/rss.xml'))
}
