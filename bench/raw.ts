import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { buffer } from 'node:stream/consumers'

/** An answer as it came over the wire. */
export async function getRaw(url: string, headers: Record<string, string>) {
  const [answer] = (await once(request(url, { headers, agent: false }).end(), 'response')) as [IncomingMessage]
  return { headers: answer.headers, body: await buffer(answer) }
}
