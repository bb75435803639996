import type { ServerResponse } from 'node:http'

/** Answers that end only with their reader: a server that closes ends them itself, or would wait for ever. */
export class EventStreams {
  readonly #open = new Set<ServerResponse>()

  watch(response: ServerResponse) {
    this.#open.add(response)
    response.once('close', () => this.#open.delete(response))
  }

  end() {
    for (const response of this.#open)
      if (String(response.getHeader('content-type')).startsWith('text/event-stream')) response.end()
  }
}
