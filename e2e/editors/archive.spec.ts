import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync, zipSync } from 'fflate'
import type { Locator, Page } from 'playwright/test'
import { withClient } from '../database'
import { expectFit } from '../fits'
import { withdrawDigest } from '../publish-digest'
import { expect, test } from '../test'
import { untilLive } from './desk'

test('what is exported comes back changed: first told, then done', async ({ page, login, digest }) => {
  const { day, path } = await digest({ entries: 2 })
  await login()
  await page.goto('/dashboard/import')
  const zipped = await (await page.request.get('/dashboard/export')).body()
  const [name = '', file = new Uint8Array()] =
    Object.entries(unzipSync(zipped)).find(([name]) => name.startsWith(day) && name.endsWith('.md')) ?? []
  const text = Buffer.from(file).toString().replace('A paper that came 1 ', 'A renamed paper that came 1 ')
  const changed = zipSync({ [name]: Buffer.from(text), 'broken.md': Buffer.from('nothing') })
  const choose = () =>
    page
      .getByLabel('Files')
      .setInputFiles({ name: 'archive.zip', mimeType: 'application/zip', buffer: Buffer.from(changed) })

  await choose()
  await page.getByRole('button', { name: 'See what would happen' }).click()
  const report = page.getByRole('region', { name: 'What came of it' })
  await expect(report).toContainText(`refused ${name}`)
  await expect(report).toContainText('the digest was changed here')
  await expect(report.getByRole('button')).toHaveCount(0)

  await choose()
  await page.getByLabel('Replace digests').check()
  await page.getByRole('button', { name: 'See what would happen' }).click()
  await expect(report).toContainText('Nothing is changed yet.')
  await expect(report).toContainText(`updated ${name}`)
  await expect(report).toContainText('broken.md:1:')
  await expectFit(page)
  await report.getByRole('button', { name: 'Import it' }).click()
  await expect(report).toContainText('Imported.')
  expect(await (await page.request.get(path)).text()).toContain('A renamed paper that came 1 ')
})

test('files are dropped, and how far the site has come with them is told', async ({ page, login, digest }, {
  outputDir,
}) => {
  test.setTimeout(60_000)
  const { day } = await digest({ entries: 3 })
  await login()
  await page.goto('/dashboard/import')
  await untilLive(page)
  const zipped = await (await page.request.get('/dashboard/export')).body()
  const [name = '', file] = Object.entries(unzipSync(zipped)).find(([name]) => name.startsWith(day)) ?? []
  const post = Buffer.from(file ?? []).toString()
  // Of a year that no other test has.
  const days = Array.from({ length: 30 }, (_, i) => `1991-01-${String(i + 1).padStart(2, '0')}`)
  const moved = days.map((other) => {
    const move = (text: string) => text.replaceAll(day, other)
    return [move(name), Buffer.from(move(post))]
  })
  mkdirSync(outputDir, { recursive: true })
  const path = join(outputDir, 'month.zip')
  writeFileSync(path, zipSync(Object.fromEntries(moved)))

  await drop(page, page.getByLabel('Files'), path)
  expect(await page.getByLabel('Files').evaluate((input: HTMLInputElement) => input.files?.[0]?.name)).toBe('month.zip')
  await page.evaluate(() => {
    const told = new Set<string>()
    Object.assign(window, { told })
    const look = () => {
      for (const bar of document.querySelectorAll('progress')) told.add(bar.parentElement?.textContent ?? '')
    }
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true })
  })
  await page.getByRole('button', { name: 'See what would happen' }).click()
  const report = page.getByRole('region', { name: 'What came of it' })
  await expect(report).toContainText('Nothing is changed yet.')
  await expect(report).toContainText(`new ${moved[29]?.[0]}`)
  const hear = () =>
    page.evaluate(() => {
      const { told } = window as unknown as { told: Set<string> }
      const heard = [...told]
      told.clear()
      return heard
    })
  expect(await hear()).toContainEqual(expect.stringMatching(/^\d+ of 30 files$/))

  try {
    await report.getByRole('button', { name: 'Import it' }).click()
    await expect(report).toContainText('Imported.')
    expect(await hear()).toContainEqual(expect.stringMatching(/^\d+ of 30 files$/))
  } finally {
    const database = String(process.env.E2E_DATABASE_URL)
    const { rows } = await withClient(database, (client) =>
      client.query(`SELECT id FROM digest WHERE day BETWEEN '1991-01-01' AND '1991-12-31'`),
    )
    expect(rows).toHaveLength(30)
    for (const { id } of rows) await withdrawDigest(database, { id })
  }
})

/** Drops a file on a place of the page, as it comes from a file manager. */
async function drop(page: Page, place: Locator, path: string) {
  const { x = 0, y = 0 } = (await place.boundingBox()) ?? {}
  const client = await page.context().newCDPSession(page)
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await client.send('Input.dispatchDragEvent', {
      ...{ type, x: x + 20, y: y + 20 },
      data: { items: [], files: [path], dragOperationsMask: 1 },
    })
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('files are looked at, and nothing chosen is said', async ({ page, login }) => {
    await login()
    await page.goto('/dashboard/import')
    await page.getByRole('button', { name: 'See what would happen' }).click()
    await expect(page.getByText('Files must be chosen first.')).toBeVisible()
    await page
      .getByLabel('Files')
      .setInputFiles({ name: 'a.md', mimeType: 'text/markdown', buffer: Buffer.from('nothing') })
    await page.getByRole('button', { name: 'See what would happen' }).click()
    await expect(page.getByText('a.md:1:')).toBeVisible()
  })
})

test('nobody sends files without the right, and nobody more than is taken', async ({ baseURL, session }) => {
  const send = async (cookie: string, body: BodyInit, headers: Record<string, string> = {}) =>
    fetch(`${baseURL}/dashboard/import/upload`, {
      ...{ method: 'POST', redirect: 'manual', body },
      headers: { cookie, origin: String(baseURL), accept: 'application/x-ndjson', ...headers },
    })
  const form = new FormData()
  form.set('files', new File([new Uint8Array(22_000_000)], 'a.md'))
  expect((await send(await session('contributor'), 'x')).status).toBe(403)
  const answer = await send(await session('editor'), form)
  expect([answer.status, await answer.json()]).toEqual([200, { trouble: expect.stringMatching(/more than 20 MB/) }])
  const stranger = await send('', 'x', { accept: 'text/html' })
  expect([stranger.status, stranger.headers.get('location')]).toEqual([303, '/signin?next=%2Fdashboard%2Fimport'])
  expect((await send('', 'x')).status).toBe(401)
})
