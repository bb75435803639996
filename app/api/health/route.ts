import { readEdition } from '../../../lib/edition'
import { log } from '../../../lib/log'
import { version } from '../../../package.json'

const PATIENCE_MS = 3_000
const HEADERS = { 'cache-control': 'no-store' }

/** Whether the site can do its work, for whoever watches over it; pages are served without the database too. */
export async function GET() {
  try {
    const edition = await Promise.race([readEdition(), patience()])
    return Response.json({ status: 'ok', edition, version }, { headers: HEADERS })
  } catch (error) {
    log().warn({ reason: String(error) }, 'The site is not well')
    const reason = 'The database does not answer.'
    return Response.json({ status: 'error', reason, version }, { status: 503, headers: HEADERS })
  }
}

function patience() {
  return new Promise<never>((_, reject) => setTimeout(() => reject(new Error('no answer in time')), PATIENCE_MS))
}
