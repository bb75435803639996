import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { freshDatabase, withClient } from '../database'
import { publishDigest } from '../publish-digest'
import { makeAccount, mintSession } from '../sign-in'
import { startSite } from '../site'
import { cookieOf, sendForm } from './send-form'

const START = [process.execPath, 'bin/hot-papers.js', 'start']
const PASSWORD = 'plover trellis umbra'

let database: Awaited<ReturnType<typeof freshDatabase>>
let one: Awaited<ReturnType<typeof startSite>>
let two: typeof one
/** What was started, to be stopped the last first. */
const started: { stop: () => Promise<unknown> }[] = []

beforeAll(async () => {
  database = await freshDatabase()
  started.push({ stop: database.drop })
  const settings = { DATABASE_URL: database.url, LOG_LEVEL: 'error' }
  const startWeb = () => startSite(settings, { command: [...START, '--web'] })
  one = await startWeb()
  started.push(one)
  two = await startWeb()
  started.push(two)
  started.push(startWorker(settings), startWorker(settings))
  const listening = `pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN "jobs:insert"%'`
  await vi.waitFor(async () => expect(await count(listening)).toBe(2), 60_000)
})

afterAll(async () => {
  for (const { stop } of started.reverse()) await stop()
})

test('who edits at one hears at once of what is edited at the other, and of one text both are shown', async () => {
  const { id } = await makeDigest('2021-02-01')
  const [ann, bob] = [await signIn('Ann'), await signIn('Bob')]
  const heard = await openEvents(two.url, id, bob)
  await vi.waitFor(() => expect(heard.text()).toContain('"name":"Bob"'))
  const elsewhere = await openEvents(one.url, id, ann)
  await vi.waitFor(() => expect(elsewhere.text()).toMatch(/event: presence\ndata: .*"name":"Bob"/))

  const intro = (base: string | null, value: string) => ({ ...set, field: 'intro', base, value, id: randomUUID() })
  const written = performance.now()
  await call(one.url, id, ann, 'operations', { version: 0, operations: [intro(null, 'By Ann.')] })
  await vi.waitFor(() => expect(heard.text()).toContain('By Ann.'), { timeout: 2_000, interval: 10 })
  console.log(`Heard at the other instance ${Math.round(performance.now() - written)} ms after it was sent.`)

  const late = { ...set, field: 'title', base: 'Hot Papers 2021-02-01', value: 'By Bob', id: randomUUID() }
  const operations = [intro(null, 'By Bob.'), late]
  const { body } = await call(two.url, id, bob, 'operations', { version: 0, operations })
  expect(body.results).toMatchObject([
    { outcome: 'conflict', stored: 'By Ann.', by: { name: 'Ann' } },
    { outcome: 'applied' },
  ])
  await vi.waitFor(() => expect(elsewhere.text()).toContain('By Bob'), { timeout: 2_000, interval: 10 })
})

test('what is published at one, a reader of the other has at once', async () => {
  const { id, path } = await makeDigest('2021-02-02')
  const ann = await signIn('Ann')
  const read = async () => (await fetch(two.url + path)).text()
  expect(await read()).not.toContain('Corrected.')
  const operation = { ...set, field: 'intro', base: null, value: 'Corrected.', id: randomUUID() }
  await call(one.url, id, ann, 'operations', { version: 0, operations: [operation] })
  const { status } = await call(one.url, id, ann, 'publication', { seen: { number: 1, version: 1 } })
  expect(status).toBe(200)
  const published = performance.now()
  await vi.waitFor(async () => expect(await read()).toContain('Corrected.'), { timeout: 1_000, interval: 5 })
  console.log(`Read at the other instance ${Math.round(performance.now() - published)} ms after it was published.`)
})

test('guesses are counted by both together', async () => {
  const { email } = await makeAccount(database.url, { password: PASSWORD })
  const guess = async (site: typeof one, password: string) =>
    (await sendForm(`${site.url}/signin`, { email, password })).text()
  for (let i = 0; i < 10; i++) expect(await guess(i % 2 ? two : one, `guess ${i}`)).toContain('do not belong together')
  for (const site of [one, two]) expect(await guess(site, PASSWORD)).toContain('too many tries')
})

test('a session that is ended at one ends at the other, also for a page that is open there', async () => {
  const { id } = await makeDigest('2021-02-03')
  const { email } = await makeAccount(database.url, { password: PASSWORD })
  const cookie = cookieOf(await sendForm(`${one.url}/signin`, { email, password: PASSWORD }))
  const me = async () => (await fetch(`${two.url}/dashboard/me`, { headers: { cookie } })).status
  expect(await me()).toBe(200)
  const page = await openEvents(two.url, id, cookie)

  expect((await sendForm(`${one.url}/dashboard`, {}, cookie)).headers.get('location')).toBe('/signin')
  expect(await me()).toBe(401)
  const ended = performance.now()
  await vi.waitFor(() => expect(page.text()).toContain('event: over'), { timeout: 10_000, interval: 50 })
  console.log(`The open page was told ${Math.round(performance.now() - ended)} ms after its session ended.`)
})

test('what is scheduled is published once, though both workers are woken for it', async () => {
  const { id, slug } = await makeDigest('2021-02-04')
  const ann = await signIn('Ann')
  const at = new Date(Date.now() + 3_000)
  const operation = { ...set, field: 'intro', base: null, value: 'On time.', id: randomUUID() }
  await call(one.url, id, ann, 'operations', { version: 0, operations: [operation] })
  expect((await call(one.url, id, ann, 'schedule', { at: at.toISOString() })).status).toBe(200)
  for (let i = 0; i < 4; i++)
    await query(`SELECT graphile_worker.add_job('publish', '{}'::json, run_at := $1)`, [at.toISOString()])
  for (const site of [one, two])
    await vi.waitFor(
      async () => expect(await (await fetch(`${site.url}/posts/${slug}`)).text()).toContain('On time.'),
      { timeout: 20_000, interval: 20 },
    )
  console.log(`Both had it ${Date.now() - at.getTime()} ms after its moment.`)
  await vi.waitFor(async () => expect(await count(`graphile_worker.jobs WHERE run_at = '${at.toISOString()}'`)).toBe(0))
  expect(await count(`publication WHERE digest_id = '${id}'`)).toBe(2)
  const deeds = await query(`SELECT act FROM deed WHERE digest_id = $1 ORDER BY at`, [id])
  expect(deeds.map(({ act }) => act)).toEqual(['schedule digest', 'correct digest'])
})

const set = { type: 'set digest' }

function startWorker(settings: Record<string, string>) {
  const [node = '', ...args] = START
  const child = spawn(node, [...args, '--worker'], { env: { ...process.env, ...settings }, stdio: 'ignore' })
  const ended = once(child, 'exit')
  return {
    stop: () => {
      child.kill('SIGTERM')
      return ended
    },
  }
}

const makeDigest = (day: string) => publishDigest(database.url, { day })

async function signIn(name: string) {
  const cookie = await mintSession(database.url, await makeAccount(database.url, { name }))
  return `${cookie.name}=${cookie.value}`
}

async function call(url: string, id: string, cookie: string, what: string, body: object) {
  const headers = { cookie, origin: url }
  const path = `${url}/dashboard/digests/${id}/${what}`
  const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) })
  return { status: answer.status, body: await answer.json() }
}

async function openEvents(url: string, id: string, cookie: string) {
  const asked = request(`${url}/dashboard/digests/${id}/events?page=${randomUUID()}&version=0`, { headers: { cookie } })
  const [stream] = (await once(asked.end(), 'response')) as [IncomingMessage]
  let text = ''
  stream.setEncoding('utf8').on('data', (part) => {
    text += part
  })
  stream.on('error', () => {})
  onTestFinished(() => void asked.destroy())
  return { text: () => text }
}

async function query(sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  return withClient(database.url, async (client) => (await client.query(sql, values)).rows)
}

const count = async (from: string) => Number((await query(`SELECT count(*) FROM ${from}`))[0]?.count)
