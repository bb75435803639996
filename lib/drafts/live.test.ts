import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { actAs } from '../../e2e/act-as'
import { withClient } from '../../e2e/database'
import { provideDatabase } from '../../e2e/provide-database'
import type { Contributor } from '../accounts/rights'
import { db } from '../db'
import { databaseUrl } from '../env'
import { beginSession, closeSession } from '../sessions/mutations'
import { LiveDrafts } from './live'
import { applyOperations, takePlace } from './mutations'
import { GONE_AFTER_MS, listPresences } from './queries'
import type { Presence } from './schema'

provideDatabase()

const soon = { timeout: 20_000, interval: 20 }
let editor: Contributor
let digestId: string
let live: LiveDrafts
let closing: (() => Promise<void>)[] = []

beforeEach(async () => {
  editor = await actAs('editor', 'Ada Example')
  const data = {
    slug: 'a-day',
    day: new Date('2021-01-05'),
    feedId: '1',
    title: '0',
    description: '',
    section: 'arXiv',
  }
  digestId = (await db().digest.create({ data })).id
  live = new LiveDrafts()
})

afterEach(async () => {
  await Promise.all(closing.map((close) => close()))
  closing = []
})

test('a page hears at once what another did, and not again what it knows', async () => {
  await setTitle('0', '1')
  const page = await open({ version: 0 })
  const knowing = await open({ version: 1 })
  await vi.waitFor(() => expect(page.events('update')).toMatchObject([{ version: 1, digest: { title: '1' } }]), soon)
  await setTitle('1', '2')
  for (const { events } of [page, knowing])
    await vi.waitFor(() => expect(events('update').at(-1)).toMatchObject({ version: 2, digest: { title: '2' } }), soon)
  expect(knowing.events('update')).toHaveLength(1)
  expect(page.text()).toContain('\nid: 2\n')
})

test('what an answer brings a page is not brought by its events too, and only to the one who asked', async () => {
  const other = await actAs('editor', 'Bo Example')
  const [asking, watching] = [await open(), await open({ person: other })]
  const wanted = { digestId, page: asking.page }
  for (const [base, value] of [
    ['0', '1'],
    ['1', '2'],
  ] as const) {
    await live.answer({ ...wanted, person: editor }, () => setTitle(base, value))
    await vi.waitFor(() => expect(watching.events('update').at(-1)).toMatchObject({ digest: { title: value } }), soon)
  }
  // Nobody keeps news from somebody else's page.
  await live.answer({ ...wanted, person: other }, () => setTitle('2', '3'))
  await vi.waitFor(() => expect(asking.events('update')).toMatchObject([{ version: 3 }]), soon)
})

test('who is here, and where, is seen by all, until they leave', async () => {
  const other = await actAs('contributor', 'Bo Example')
  const one = await open()
  const two = await open({ person: other })
  const people = (page: Page) =>
    page
      .events('presence')
      .at(-1)
      ?.map(({ person, field }: Presence) => [person.name, field])
  for (const page of [one, two])
    await vi.waitFor(
      () =>
        expect(people(page)?.toSorted()).toEqual([
          ['Ada Example', null],
          ['Bo Example', null],
        ]),
      soon,
    )

  await takePlace(other, digestId, { page: two.page, entry: null, field: 'title' })
  await vi.waitFor(() => expect(people(one)).toContainEqual(['Bo Example', 'title']), soon)
  await two.close()
  await vi.waitFor(() => expect(people(one)).toHaveLength(1), soon)
})

test('a page whose request is over has left, also where nobody cancels its events', async () => {
  const over = new AbortController()
  await live.open(
    { person: editor, session: await signIn(editor), digestId, page: randomUUID(), version: 0 },
    over.signal,
  )
  const here = async () => (await listPresences([digestId])).get(digestId)?.length
  expect(await here()).toBe(1)
  over.abort()
  await vi.waitFor(async () => expect(await here()).toBe(0), soon)
})

test('pages that leave while they are let in leave nothing behind', async () => {
  const session = await signIn(editor)
  for (let i = 0; i < 20; i++) {
    const over = new AbortController()
    const opening = live.open({ person: editor, session, digestId, page: randomUUID(), version: 0 }, over.signal)
    over.abort()
    await opening
  }
  await vi.waitFor(async () => expect((await listPresences([digestId])).get(digestId) ?? []).toEqual([]), soon)
  await open()
})

test('who left without a word is gone after some seconds', async () => {
  const seenAt = new Date(Date.now() - GONE_AFTER_MS + 3_000)
  await db().presence.create({ data: { page: randomUUID(), digestId, accountId: editor.id, seenAt } })
  const watching = await open()
  await vi.waitFor(() => expect(watching.events('presence').at(-1)).toHaveLength(2), soon)
  await vi.waitFor(() => expect(watching.events('presence').at(-1)).toHaveLength(1), soon)
})

test('a lost connection to the database is made up for', async () => {
  const page = await open()
  await vi.waitFor(() => expect(page.events('presence')).toHaveLength(1), soon)
  await withClient(databaseUrl(), (client) =>
    client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = 'hot-papers drafts' AND datname = current_database()`),
  )
  await setTitle('0', '1')
  await vi.waitFor(() => expect(page.events('update')).toMatchObject([{ digest: { title: '1' } }]), soon)
})

test('a page that does not read is told once what is new, when it reads again', async () => {
  const { stream } = await openStream({})
  for (let i = 0; i < 30; i++) await setTitle(String(i), String(i + 1))
  const page = follow(stream)
  await vi.waitFor(() => expect(page.events('update').at(-1)).toMatchObject({ version: 30 }), soon)
  expect(page.events('update').length).toBeLessThan(10)
})

test('who may not be here any more is told so, and hears nothing further', async () => {
  const page = await open()
  await db().account.update({ where: { id: editor.id }, data: { disabledAt: new Date() } })
  await vi.waitFor(() => expect(page.events('over')).toEqual([{ message: 'You are signed out.' }]), soon)
  await page.ended
  await vi.waitFor(async () => expect((await listPresences([digestId])).get(digestId)).toEqual([]), soon)
})

test('a page hears nothing further when its own session ends, while those of other browsers do', async () => {
  const [here, elsewhere] = [await signIn(editor), await signIn(editor)]
  const [left, staying] = [await open({ session: here }), await open({ session: elsewhere })]
  await closeSession(here)
  await vi.waitFor(() => expect(left.events('over')).toEqual([{ message: 'You are signed out.' }]), soon)
  await left.ended
  await setTitle('0', '1')
  await vi.waitFor(() => expect(staying.events('update')).toMatchObject([{ digest: { title: '1' } }]), soon)
  expect(left.events('update')).toEqual([])
})

test('a draft that is not there has no events and no place to be at, and nobody opens them without end', async () => {
  const gone = openStream({ digestId: randomUUID() })
  await expect(gone).rejects.toThrow('There is no such digest')
  const place = takePlace(editor, randomUUID(), { page: randomUUID(), entry: null, field: 'title' })
  await expect(place).rejects.toMatchObject({ code: 'missing' })
  for (let i = 0; i < 20; i++) await open()
  await expect(open()).rejects.toThrow('Too many drafts are open at once')
})

type Page = Awaited<ReturnType<typeof open>>

type Given = { person?: Contributor; session?: string; digestId?: string; version?: number }

async function openStream({ person = editor, session, ...given }: Given) {
  const page = randomUUID()
  const wanted = { person, session: session ?? (await signIn(person)), digestId, page, version: 0, ...given }
  return { page, stream: await live.open(wanted) }
}

async function signIn({ id }: Contributor) {
  const { sessionVersion } = await db().account.findUniqueOrThrow({ where: { id }, select: { sessionVersion: true } })
  return (await beginSession({ id, sessionVersion }, null)).id
}

async function open(given: Given = {}) {
  const { page, stream } = await openStream(given)
  return { page, ...follow(stream) }
}

/** Reads a stream as EventSource would. */
function follow(stream: ReadableStream<Uint8Array>) {
  const reader = stream.getReader()
  let text = ''
  const ended = (async () => {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      text += new TextDecoder().decode(value)
    }
  })()
  const close = () => reader.cancel()
  closing.push(close)
  return {
    text: () => text,
    events: (name: string) =>
      [...text.matchAll(/^event: (\w+)\n(?:id: .*\n)?data: (.*)\n\n/gm)].flatMap(([, event, data = '']) =>
        event === name ? [JSON.parse(data)] : [],
      ),
    ended,
    close,
  }
}

async function setTitle(base: string, value: string) {
  const operations = [{ id: randomUUID(), type: 'set digest', field: 'title', base, value }]
  const answer = await applyOperations(editor, digestId, { version: 0, operations })
  expect(answer.results).toMatchObject([{ outcome: 'applied' }])
  return answer
}
