import Parser from 'rss-parser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '../database'
import { publishDigest } from '../publish-digest'
import { findFreePort, startSite } from '../site'

const paths = ['/rss.xml', '/atom.xml', '/feed.json']
const days = ['2021-02-04', '2021-02-05']

let database: Awaited<ReturnType<typeof freshDatabase>>
let settings: Record<string, string>
let site: Awaited<ReturnType<typeof startSite>>

beforeAll(async () => {
  database = await freshDatabase()
  const mentions = [{ lang: 'he', dir: 'rtl' as const, body: [{ type: 'text' as const, text: 'שווה קריאה' }] }]
  for (const day of days) await publishDigest(database.url, { day, entries: [{ mentions }] })
  settings = { DATABASE_URL: database.url, PORT: String(await findFreePort()), LOG_LEVEL: 'error' }
  site = await startSite(settings)
})

afterAll(async () => {
  await site?.stop()
  await database?.drop()
})

const get = (path: string, headers = {}) => fetch(site.url + path, { headers })
const getAll = () => Promise.all(paths.map(async (path) => (await get(path)).text()))

test('every page leads to the feeds, and they are what it says they are', async () => {
  const page = await (await get('/posts/hot-papers-2021-02-05')).text()
  const links = page.match(/<link rel="alternate"[^>]*>/g) ?? []
  const told = links.map((link) => [/type="([^"]+)"/.exec(link)?.[1], /href="([^"]+)"/.exec(link)?.[1]])
  expect(told.map(([, href]) => href)).toEqual(paths.map((path) => site.url + path))
  for (const [type, href = ''] of told) {
    const answer = await fetch(href)
    expect(answer.headers.get('content-type')).toBe(`${type}; charset=utf-8`)
    expect(await answer.text()).toContain(`"${href}"`)
  }
})

test('all three feeds tell of the same digests under the same ids', async () => {
  const parser = new Parser({ customFields: { item: ['id', 'content:encoded'] } })
  const { items } = await (await get('/feed.json')).json()
  const json = items.map((item: Record<string, string>) => [item.id, item.url, item.content_html])
  const rss = (await parser.parseURL(`${site.url}/rss.xml`)).items
  const atom = (await parser.parseURL(`${site.url}/atom.xml`)).items
  expect(json.map(([, url]: string[]) => url)).toEqual(
    days.toReversed().map((day) => `${site.url}/posts/hot-papers-${day}`),
  )
  expect(rss.map((item) => [item.guid, item.link, item['content:encoded']])).toEqual(json)
  expect(atom.map((item) => [item.id, item.link, item.content])).toEqual(json)
  expect(json[0][2]).toContain('<p lang="he" dir="rtl">שווה קריאה</p>')
})

test.each(paths)('%s is not sent twice', async (path) => {
  for (const encoding of ['identity', 'gzip', 'br']) {
    const accept = { 'accept-encoding': encoding }
    const whole = await get(path, accept)
    const { etag = '', 'last-modified': date = '' } = Object.fromEntries(whole.headers)
    expect((await get(path, { ...accept, 'if-none-match': etag })).status).toBe(304)
    expect((await get(path, { ...accept, 'if-modified-since': date })).status).toBe(304)
    expect((await get(path, { ...accept, 'if-none-match': '"other"', 'if-modified-since': date })).status).toBe(200)
    const head = await fetch(site.url + path, { method: 'HEAD', headers: accept })
    expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, etag, ''])
  }
})

test('a feed is the same to the byte when asked for again, after a restart too', async () => {
  const before = await getAll()
  expect(await getAll()).toEqual(before)
  await site.stop()
  site = await startSite(settings)
  expect(await getAll()).toEqual(before)
})
