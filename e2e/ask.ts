import { Agent, type IncomingHttpHeaders, type RequestOptions, request } from 'node:http'
import { buffer } from 'node:stream/consumers'

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
}

// Tests that ask for thousands of pages would use up the ports of the machine.
const agent = new Agent({ keepAlive: true, maxSockets: 64 })

/** Asks as it is told: fetch would mend the address, follow redirects and decode the body. */
export function ask(url: string, path: string, options: RequestOptions = {}): Promise<Answer> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    request({ hostname, port, path, agent, ...options })
      .on('response', (response) => {
        const { statusCode: status = 0, headers } = response
        buffer(response).then((body) => resolve({ status, headers, body }), reject)
      })
      .on('error', reject)
      .end()
  })
}
