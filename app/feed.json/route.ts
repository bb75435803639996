import { answerFeed } from '../../lib/feeds/answer'
import { readDigestFeed } from '../../lib/feeds/digest-feed'
import { json } from '../../lib/feeds/json'

export const dynamic = 'force-dynamic'

export async function GET(request: Request) {
  return answerFeed(request, json, await readDigestFeed('/feed.json'))
}
