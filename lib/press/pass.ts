import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { listIssuers } from '../accounts/issuers'
import { env } from '../env'
import { passingHeaders } from './headers'

/** Makes a request ready for Next itself: it is told what only we know, and believes nothing else that the sender says of it. */
export function prepareToPass(request: IncomingMessage, response: ServerResponse) {
  const { headers } = request
  const nonce = randomBytes(16).toString('base64url')
  const elsewhere = listIssuers().map(({ origin }) => origin)
  const answered = passingHeaders(nonce, elsewhere)
  for (const [name, value] of Object.entries(answered)) response.setHeader(name, value)
  // Next gives its scripts the nonce that it finds in the policy of the request.
  headers['content-security-policy'] = answered['Content-Security-Policy']
  headers['x-nonce'] = nonce
  // Without what Next's own client adds: it is where somebody goes back to after signing in.
  headers['x-address'] = request.url?.replace(/[?&]_rsc=[^&]*$/, '')
  headers['x-forwarded-for'] = findClient(request)
  // Next asks itself for the page an action leads to, where it listens: there nobody speaks TLS.
  delete headers['x-forwarded-proto']
  // A proxy may call us by a name of its own; Next refuses actions of a page that seems to be another site's.
  const { SITE_URL } = env()
  if (headers.origin === new URL(SITE_URL).origin) headers['x-forwarded-host'] = new URL(SITE_URL).host
}

/** The reader's address: what the outermost of the proxies we trust saw. */
function findClient({ headers, socket }: IncomingMessage) {
  const { TRUST_PROXY } = env()
  const seen = String(headers['x-forwarded-for'] ?? '').split(',')
  const told = TRUST_PROXY > 0 ? seen.at(-TRUST_PROXY)?.trim() : undefined
  return told || socket.remoteAddress
}
