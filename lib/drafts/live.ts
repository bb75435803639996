import type { Contributor } from '../accounts/rights'
import { databaseUrl } from '../env'
import { AppError } from '../errors'
import { log } from '../log'
import { Listener } from '../postgres/listener'
import { listOpenSessions } from '../sessions/queries'
import { enterDraft, keepPresences, leaveDraft } from './mutations'
import { findUpdate, findVersions, listPresences } from './queries'
import type { BatchAnswer, LiveEvents } from './schema'

const MOST_STREAMS = 200
const MOST_STREAMS_OF_ONE = 20

type Stream = {
  person: Contributor
  /** By which the person is here: with it their being here ends. */
  session: string
  digestId: string
  page: string
  /** What the page knows. */
  version: number
  /** The newest version there is known to be; endless where nobody knows. */
  newest: number
  /** How many questions the page has open, whose answers bring it up to date. */
  asking: number
  /** The presences it was told last, as JSON. */
  presences: string
  controller: ReadableStreamDefaultController<Uint8Array>
  sending: boolean
}

type Page = Pick<Stream, 'person' | 'digestId' | 'page'>
type Opening = Page & Pick<Stream, 'session' | 'version'>

const globals = globalThis as { liveDrafts?: LiveDrafts }

/** One for the process, however often Next loads this module. */
export function liveDrafts() {
  globals.liveDrafts ??= new LiveDrafts()
  return globals.liveDrafts
}

/**
 * Tells open pages what changes in their draft and who is there. One connection listens for all of them, while there are
 * any. A page that reads slowly is told less often: what it gets next brings it up to date from where it is.
 */
export class LiveDrafts {
  readonly #streams = new Set<Stream>()
  #listener: Listener | undefined

  /** The events for one page, until it goes away or `gone` says that it did. */
  async open({ person, session, digestId, page, version }: Opening, gone?: AbortSignal) {
    const own = [...this.#streams].filter((stream) => stream.person.id === person.id)
    if (this.#streams.size >= MOST_STREAMS || own.length >= MOST_STREAMS_OF_ONE)
      throw new AppError('unavailable', 'Too many drafts are open at once: close some of their pages.')
    await enterDraft(person, digestId, page)
    let stream: Stream
    const source: UnderlyingDefaultSource<Uint8Array> = {
      start: (controller) => {
        const known = { person, session, digestId, page, version, newest: Infinity, asking: 0 }
        stream = { ...known, presences: '', controller, sending: false }
        this.#streams.add(stream)
        if (gone?.aborted) {
          // It left while it was let in, and says so no more.
          this.#close(stream)
          return controller.close()
        }
        gone?.addEventListener('abort', () => this.#close(stream), { once: true })
        // Answers at once, so that the page knows it is connected; after a loss it is to come again soon.
        controller.enqueue(encode('retry: 1000\n\n'))
        this.#listen()
        void this.#bring(stream)
      },
      pull: () => this.#bring(stream),
      cancel: () => this.#close(stream),
    }
    return new ReadableStream(source, { highWaterMark: 4 })
  }

  /**
   * Lets an answer tell a page what changed, instead of its events: the page asks again until it has it. Only that person's
   * own pages of that draft.
   */
  async answer({ person, digestId, page }: Page, work: () => Promise<BatchAnswer>) {
    const own = [...this.#streams].filter(
      (stream) => stream.page === page && stream.person.id === person.id && stream.digestId === digestId,
    )
    for (const stream of own) stream.asking++
    try {
      const answer = await work()
      for (const stream of own) stream.version = Math.max(stream.version, answer.update.version)
      return answer
    } finally {
      for (const stream of own) stream.asking--
      for (const stream of own) void this.#bring(stream)
    }
  }

  #listen() {
    if (this.#listener) return
    this.#listener = new Listener(databaseUrl(), {
      name: 'hot-papers drafts',
      channels: ['draft', 'presence'],
      read: () => this.#lookAround(),
      heard: async (told, channel) => {
        const [digestId, version] = told.split(' ')
        const concerned = [...this.#streams].filter((stream) => stream.digestId === digestId)
        if (channel === 'presence') await this.#tellPresences(concerned)
        else await this.#tellUpdates(concerned, () => Number(version))
      },
    })
    void this.#listener.start()
  }

  #close(stream: Stream) {
    if (!this.#streams.delete(stream)) return
    const isElsewhere = [...this.#streams].some(({ page }) => page === stream.page)
    if (!isElsewhere) leaveDraft(stream.digestId, stream.page).catch(warn)
    if (this.#streams.size > 0) return
    this.#listener?.stop().catch(warn)
    this.#listener = undefined
  }

  /** Every few seconds: says that our pages are there, sees who left without a word, and who may not be here any more. */
  async #lookAround() {
    const streams = [...this.#streams]
    if (streams.length === 0) return
    await keepPresences(streams.map(({ page, digestId, person }) => ({ page, digestId, accountId: person.id })))
    const sessions = await listOpenSessions(streams.map(({ session }) => session))
    for (const stream of streams) if (!sessions.has(stream.session)) this.#end(stream, 'You are signed out.')
    // A line that means nothing, so that nobody in between takes the silence for an end.
    for (const stream of this.#streams) enqueue(stream, ':\n\n')
    await this.#tellPresences([...this.#streams])
    const versions = await findVersions([...new Set([...this.#streams].map(({ digestId }) => digestId))])
    const missed = [...this.#streams].filter(({ digestId, version }) => versions.get(digestId) !== version)
    await this.#tellUpdates(missed, () => Infinity)
  }

  async #tellPresences(streams: Stream[]) {
    if (streams.length === 0) return
    const presences = await listPresences([...new Set(streams.map(({ digestId }) => digestId))])
    for (const stream of streams) {
      const here = presences.get(stream.digestId) ?? []
      const told = JSON.stringify(here)
      if (told === stream.presences || isFull(stream)) continue
      stream.presences = told
      send(stream, 'presence', here)
    }
  }

  async #tellUpdates(streams: Stream[], newest: () => number) {
    for (const stream of streams) stream.newest = Math.max(stream.newest, newest())
    await Promise.all(streams.map((stream) => this.#bring(stream)))
  }

  /** Brings a page up to date, unless it has not read yet what it was sent or an answer of ours is about to. */
  async #bring(stream: Stream) {
    if (stream.sending) return
    stream.sending = true
    try {
      while (stream.newest > stream.version && !stream.asking && !isFull(stream) && this.#streams.has(stream)) {
        const { version } = stream
        // What is heard from here on may not be in what is read.
        stream.newest = version
        const update = await findUpdate(stream.digestId, version).catch((error) => {
          stream.newest = Infinity
          throw error
        })
        if (!update) this.#end(stream, 'This digest is gone.')
        else if (update.version !== version) {
          stream.version = update.version
          send(stream, 'update', update, update.version)
        }
      }
    } catch (error) {
      warn(error)
    } finally {
      stream.sending = false
    }
  }

  #end(stream: Stream, message: string) {
    if (!this.#streams.has(stream)) return
    send(stream, 'over', { message })
    this.#close(stream)
    stream.controller.close()
  }
}

function send<Name extends keyof LiveEvents>(stream: Stream, name: Name, data: LiveEvents[Name], id?: number) {
  enqueue(stream, `event: ${name}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`)
}

function enqueue({ controller }: Stream, text: string) {
  // A page that reads nothing is not to fill our memory with signs of life.
  if ((controller.desiredSize ?? 0) > -20) controller.enqueue(encode(text))
}

const isFull = ({ controller }: Stream) => (controller.desiredSize ?? 0) <= 0
const encoder = new TextEncoder()
const encode = (text: string) => encoder.encode(text)
const warn = (error: unknown) => log().warn({ reason: String(error) }, 'A draft’s pages are not told what changes')
