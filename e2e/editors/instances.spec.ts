import { EventEmitter, once } from 'node:events'
import { createServer } from 'node:http'
import { withClient } from '../database'
import { mintSession } from '../sign-in'
import { findFreePort, startSite } from '../site'
import { expect, test } from '../test'
import { expectSaved, openAs, openDigest, rowsOf } from './desk'

test.setTimeout(150_000)

const COMMAND = [process.execPath, 'bin/hot-papers.js', 'start', '--web']

test('editors at two web servers of one site edit together, and one who was signed out comes back', async ({
  browser,
  digest,
  session,
  baseURL,
}) => {
  const database = String(process.env.E2E_DATABASE_URL)
  const second = await startSite({ DATABASE_URL: database, LOG_LEVEL: 'error' }, { command: COMMAND })
  try {
    const { title, path, papers } = await digest({ entries: 3 })
    const ann = await openAs(browser, String(baseURL), await session('editor', 'Ann'))
    const bob = await openAs(browser, second.url, await session('editor', 'Bob'))
    await openDigest(ann, title)
    await openDigest(bob, title)
    await expect(ann.getByText('Bob is here')).toBeVisible()
    await expect(bob.getByText('Ann is here')).toBeVisible()

    await rowsOf(bob).nth(2).click()
    await bob.keyboard.press('Alt+ArrowUp')
    await expect(rowsOf(ann).nth(1)).toContainText(papers[2]?.title ?? '', { timeout: 2_000 })
    await rowsOf(ann).nth(0).click()
    await ann.getByRole('textbox', { name: 'Note' }).fill('Ann’s words.')
    await expect(rowsOf(bob).nth(0)).toContainText('Ann’s words.', { timeout: 2_000 })

    await rowsOf(bob).nth(0).click()
    await bob.context().setOffline(true)
    await bob.getByRole('textbox', { name: 'Note' }).fill('Bob’s words.')
    await ann.getByRole('textbox', { name: 'Note' }).fill('Ann’s other words.')
    await expectSaved(ann)
    await bob.context().setOffline(false)
    await bob.getByRole('button', { name: 'Compare and choose' }).click()
    await expect(bob.getByRole('dialog')).toContainText('Ann’s other words.')
    await bob.getByRole('button', { name: 'Take mine' }).click()
    await expect(ann.getByRole('textbox', { name: 'Note' })).toHaveValue('Bob’s words.', { timeout: 2_000 })

    // Published at one, read at the other.
    await fetch(second.url + path)
    await ann.getByRole('button', { name: 'Publish…' }).click()
    await ann.getByRole('button', { name: 'Publish now' }).click()
    await expect(bob.getByText('Published', { exact: true })).toBeVisible({ timeout: 2_000 })
    expect(await (await fetch(second.url + path)).text()).toContain('Bob’s words.')

    // Signed out at one, Bob is told at the other, and hears of all again once he is back.
    const { rows } = await withClient(database, (client) =>
      client.query(
        `UPDATE account SET session_version = session_version + 1
          WHERE name = 'Bob' AND id IN (SELECT account_id FROM presence) RETURNING id`,
      ),
    )
    await expect(bob.getByText('You are signed out.', { exact: false })).toBeVisible({ timeout: 10_000 })
    await expect(ann.getByText('Bob is', { exact: false })).toHaveCount(0)
    const cookie = await mintSession(database, rows[0])
    await bob.context().addCookies([{ ...cookie, url: second.url, httpOnly: true, sameSite: 'Lax' }])
    await bob.evaluate(() => window.dispatchEvent(new Event('focus')))
    await expectSaved(bob)
    await ann.getByRole('textbox', { name: 'Note' }).fill('While Bob was away.')
    await expect(rowsOf(bob).nth(0)).toContainText('While Bob was away.')
    await expect(ann.getByText('Bob is here')).toBeVisible()
    await Promise.all([ann.context().close(), bob.context().close()])
  } finally {
    await second.stop()
  }
})

test('a page that is open while the site starts anew saves what was written meanwhile, and hears of others again', async ({
  browser,
  digest,
  session,
  baseURL,
}) => {
  const port = await findFreePort()
  const settings = { DATABASE_URL: String(process.env.E2E_DATABASE_URL), LOG_LEVEL: 'error', PORT: String(port) }
  let site = await startSite(settings, { command: COMMAND })
  try {
    const { title } = await digest({ entries: 2 })
    const ann = await openAs(browser, site.url, await session('editor', 'Ann'))
    const bob = await openAs(browser, String(baseURL), await session('editor', 'Bob'))
    await openDigest(ann, title)
    await openDigest(bob, title)
    await expect(ann.getByText('Bob is here')).toBeVisible()

    await site.stop()
    // What proxies say meanwhile: that we are away, or, when we were taken off their list, that nothing is there.
    let told = { status: 502, page: '<h1>Bad Gateway</h1>' }
    const asked = new EventEmitter()
    const proxy = createServer(({ url = '' }, response) => {
      response.writeHead(told.status, { 'content-type': 'text/html' }).end(told.page)
      asked.emit(url.includes('/events?') ? 'events' : 'change')
    }).listen(port)
    const isTold = once(asked, 'events')
    await ann.getByLabel('Introduction').fill('Written meanwhile.')
    await isTold
    await expect(ann.getByText('The site cannot be reached. Your change is kept in this browser.')).toBeVisible()
    await expect(ann.getByText('Saved', { exact: true })).toHaveCount(0)
    told = { status: 404, page: '404 page not found' }
    await expect(ann.getByText('The site was updated since this page was opened. Your change is kept')).toBeVisible()
    proxy.closeAllConnections()
    proxy.close()
    await once(proxy, 'close')
    site = await startSite(settings, { command: COMMAND })

    await expectSaved(ann)
    await expect(bob.getByLabel('Introduction')).toHaveValue('Written meanwhile.')
    await expect(bob.getByText('Ann is here')).toBeVisible()
    await rowsOf(bob).nth(1).click()
    await bob.getByRole('textbox', { name: 'Note' }).fill('By Bob, afterwards.')
    const written = Date.now()
    await expect(rowsOf(ann).nth(1)).toContainText('By Bob, afterwards.')
    console.log(`After the site had started anew the other's change was there after ${Date.now() - written} ms.`)
    await Promise.all([ann.context().close(), bob.context().close()])
  } finally {
    await site.stop()
  }
})
