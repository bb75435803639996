import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { freshDatabase, withClient } from '../database'
import { makeAccount, mintSession } from '../sign-in'
import { startSite } from '../site'

test('a draft’s events come as they happen, and keep no site from ending', async () => {
  const database = await freshDatabase()
  onTestFinished(async () => void (await database.drop()))
  const site = await startSite({ DATABASE_URL: database.url, LOG_LEVEL: 'error' })
  let ended = false
  onTestFinished(() => (ended ? undefined : site.stop()))
  const { name, value } = await mintSession(database.url, await makeAccount(database.url))
  const id = randomUUID()
  await withClient(database.url, (client) =>
    client.query(
      `INSERT INTO digest (id, slug, day, feed_id, title, description, section)
       VALUES ($1, 'a-day', '2021-01-05', '1', 'A day', '', 'arXiv')`,
      [id],
    ),
  )
  const ask = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${site.url}/dashboard/digests/${id}/${path}`, { headers })
  const send = (body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${site.url}/dashboard/digests/${id}/operations`, {
      method: 'POST',
      headers: { cookie: `${name}=${value}`, origin: site.url, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  const operation = { id: randomUUID(), type: 'set digest', field: 'title', base: 'A day', value: 'Another' }

  // Nobody, somebody else's page, what is no list, and what is too much, change nothing.
  expect(await ask('state')).toMatchObject({ status: 401 })
  expect(await send({ version: 0, operations: [operation] }, { cookie: '' })).toMatchObject({ status: 401 })
  expect(await send({ version: 0, operations: [operation] }, { origin: 'https://evil.example' })).toMatchObject({
    status: 403,
  })
  expect(await send('{')).toMatchObject({ status: 400 })
  expect(await send(`"${'x'.repeat(5_000_000)}"`)).toMatchObject({ status: 413 })
  const state = await ask('state', { cookie: `${name}=${value}` })
  expect(await state.json()).toMatchObject({ version: 0, whole: true, digest: { title: 'A day' } })

  const events = request(`${site.url}/dashboard/digests/${id}/events?page=${randomUUID()}&version=0`, {
    headers: { cookie: `${name}=${value}` },
  }).end()
  const [stream] = (await once(events, 'response')) as [IncomingMessage]
  expect(stream.headers['content-type']).toMatch(/^text\/event-stream/)
  const answer = await send({ version: 0, operations: [operation] })
  expect(await answer.json()).toMatchObject({ results: [{ outcome: 'applied', version: 1 }] })
  let told = ''
  for await (const part of stream.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    told += part
    if (told.includes('event: update')) break
  }
  expect(told).toContain('Another')

  const closed = once(stream.resume(), 'end')
  await site.stop()
  ended = true
  // Ended by the site, rather than cut by the end of its process.
  await closed
  expect(stream.complete).toBe(true)
})
