import type { Page } from 'playwright/test'
import { withClient } from '../database'
import { withdrawDigest } from '../publish-digest'
import { expect, test } from '../test'
import { expectSaved, makePapers, newDigest, nextDay, openAs, openDigest, reloadDigest, rowsOf } from './desk'

test.setTimeout(120_000)
test.afterEach(({ page }) => page.goto('about:blank'))

test('a note of 10,000 characters is kept, saved and read; one that is longer stays where it was written', async ({
  page,
  login,
  digest,
}) => {
  await login()
  const { title, path } = await digest({ entries: 2 })
  const long = `${'All work and no play. '.repeat(500).slice(0, 9_995)} End.`
  await openDigest(page, title)
  const note = page.getByRole('textbox', { name: 'Note' })
  await rowsOf(page).nth(0).click()
  await note.fill(long)
  await expectSaved(page)
  await expect(page.getByText('10,000 of 10,000 characters.')).toBeVisible()

  await note.fill(`${long}!`)
  await expect(page.getByText('Note must have at most 10,000 characters.')).toBeVisible()
  await expect(page.getByText('Not all is saved')).toBeVisible()
  await expect(rowsOf(page).nth(0)).toContainText('Note not saved')
  // What else is changed is saved nonetheless, and nothing of it is lost when the page is loaded again.
  await page.getByLabel('Introduction').fill('Saved besides.')
  await page.waitForResponse((answer) => answer.url().endsWith('/operations') && answer.ok())
  await reloadDigest(page)
  await expect(page.getByLabel('Introduction')).toHaveValue('Saved besides.')
  await rowsOf(page).nth(0).click()
  await expect(note).toHaveValue(`${long}!`)
  await expect(page.getByText('Note must have at most 10,000 characters.')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('Something here is not saved: decide about it first.')).toBeVisible()
  await page.keyboard.press('Escape')
  await note.fill(long)
  await expectSaved(page)
  await publish(page)
  expect(await (await page.request.get(path)).text()).toContain(long)
})

test('hostile Markdown and HTML reach readers as words: in the preview, on the page and in the feeds', async ({
  page,
  login,
}) => {
  await login()
  // The newest of all, which feeds begin with.
  const address = await newDigest(page, '2998-12-31', await makePapers(1))
  await page.getByLabel('Title').fill('<b onclick=alert(1)>A title</b>')
  await page.getByLabel('Introduction').fill(HOSTILE)
  await page.getByRole('button', { name: 'Preview' }).first().click()
  await expect(page.getByLabel('Preview of introduction')).toContainText('<script>')
  await expectHarmless(page)
  await rowsOf(page).nth(0).click()
  await page.getByRole('textbox', { name: 'Note' }).fill(HOSTILE)
  await page.getByRole('complementary').getByRole('button', { name: 'Preview' }).click()
  await expect(page.getByLabel('Preview of note')).toContainText('<script>')
  await expectHarmless(page)
  await expectSaved(page)
  await page.goto(`${address}/preview`)
  await expect(page.getByText('<script>').first()).toBeVisible()
  await expectHarmless(page)
  await page.goto(address)
  await publish(page)

  await page.goto('/posts/hot-papers-2998-12-31')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('<b onclick=alert(1)>A title</b>')
  await expect(page.getByText('<script>window.hacked = 1</script>')).toHaveCount(2)
  await expectHarmless(page)
  for (const feed of ['/rss.xml', '/atom.xml', '/feed.json'])
    expect(await page.evaluate(readFeed, feed), feed).toEqual({ words: true, hostile: [] })
  // Other tests want theirs to be the newest.
  await withdrawDigest(String(process.env.E2E_DATABASE_URL), 'hot-papers-2998-12-31')
})

test('hostile Markdown and HTML on a page of the site reach readers as words', async ({ page, login }) => {
  await login()
  await page.goto('/dashboard/pages/contact')
  await page.getByRole('textbox', { name: 'Text' }).fill(HOSTILE)
  await page.getByRole('button', { name: 'Preview' }).click()
  await expect(page.getByRole('region', { name: 'Preview' })).toContainText('<script>')
  await expectHarmless(page)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved, and published.')).toBeVisible()
  await page.goto('/contact')
  await expect(page.getByText('<script>').first()).toBeVisible()
  await expectHarmless(page)
  await page.goto('/dashboard/pages/contact')
  await page.getByRole('button', { name: 'Back to the text' }).click()
  await expect(page.getByRole('textbox', { name: 'Text' })).not.toHaveValue(/script/)
})

test('a double click on publish, and two editors who publish at once, make one publication', async ({
  browser,
  session,
  baseURL,
}) => {
  const [ann, bob] = [
    await openAs(browser, String(baseURL), await session('editor', 'Ann')),
    await openAs(browser, String(baseURL), await session('editor', 'Bob')),
  ]
  const address = await newDigest(ann, nextDay(), await makePapers(1))
  await bob.goto(address)
  for (const one of [ann, bob]) await one.getByRole('button', { name: 'Publish…' }).click()
  await Promise.all([
    ann.getByRole('button', { name: 'Publish now' }).dblclick(),
    bob.getByRole('button', { name: 'Publish now' }).dblclick(),
  ])
  for (const one of [ann, bob]) {
    await expect(one.getByText('Published. Readers see it from now on.')).toBeVisible()
    await expect(one.getByText('Published', { exact: true })).toBeVisible()
  }
  expect(await countPublications(address)).toBe(1)

  // Bob publishes what Ann, who hears nothing, has not seen.
  await ann.route('**/events*', (route) => route.abort())
  await reloadDigest(ann)
  await ann.getByLabel('Introduction').fill('By Ann.')
  await expectSaved(ann)
  await ann.getByRole('button', { name: 'Publish…' }).click()
  await expect(bob.getByLabel('Introduction')).toHaveValue('By Ann.')
  await publish(bob)
  await bob.getByLabel('Title').fill('A title by Bob')
  await expectSaved(bob)
  await ann.getByRole('button', { name: 'Publish now' }).click()
  const dialog = ann.getByRole('dialog')
  await expect(dialog.getByRole('alert')).toHaveText(
    'Somebody published or withdrew this digest meanwhile: look at it again.',
  )
  // Looking again is all it takes.
  await expect(dialog).toContainText('A title by Bob')
  await dialog.getByRole('button', { name: 'Publish now' }).click()
  await expect(ann.getByText('Published. Readers see it from now on.')).toBeVisible()
  expect(await countPublications(address)).toBe(3)
  await Promise.all([ann.context().close(), bob.context().close()])
})

test('an empty digest is not published, also where it was emptied meanwhile', async ({ browser, session, baseURL }) => {
  const [ann, bob] = [
    await openAs(browser, String(baseURL), await session('editor', 'Ann')),
    await openAs(browser, String(baseURL), await session('editor', 'Bob')),
  ]
  const address = await newDigest(ann, nextDay())
  await ann.getByRole('button', { name: 'Publish…' }).click()
  await expect(ann.getByText('There is no paper in it yet, so it cannot be published.')).toBeVisible()
  await expect(ann.getByRole('button', { name: 'Publish now' })).toBeDisabled()
  await ann.keyboard.press('Escape')

  const [paper] = await makePapers(1)
  await ann.getByLabel('Add papers', { exact: true }).fill(String(paper))
  await ann.keyboard.press('Enter')
  await expectSaved(ann)
  await bob.goto(address)
  await ann.route('**/events*', (route) => route.abort())
  await reloadDigest(ann)
  await ann.getByRole('button', { name: 'Publish…' }).click()
  await rowsOf(bob).first().click()
  await bob.keyboard.press('Delete')
  await expectSaved(bob)
  await ann.getByRole('button', { name: 'Publish now' }).click()
  await expect(ann.getByRole('dialog')).toContainText('The draft changed since you looked: look at it again')
  await expect(ann.getByText('There is no paper in it yet, so it cannot be published.')).toBeVisible()
  await expect(ann.getByRole('button', { name: 'Publish now' })).toBeDisabled()
  expect(await countPublications(address)).toBe(0)
  await Promise.all([ann.context().close(), bob.context().close()])
})

test('a paper that stands in the digest already is said to, and what nobody can know is given back', async ({
  page,
  login,
}) => {
  await login()
  const [one, two] = await makePapers(2)
  await newDigest(page, nextDay(), [String(one)])
  const field = page.getByLabel('Add papers', { exact: true })
  await field.fill(`https://arxiv.org/abs/${one}v2 ${two}`)
  await page.keyboard.press('Enter')
  await expect(page.getByText(`${one}: in this digest already.`)).toBeVisible()
  await expect(rowsOf(page)).toHaveCount(2)
  await field.fill('no such words')
  await page.keyboard.press('Enter')
  await expect(page.getByText('No paper known here has “no such words”.')).toBeVisible()
  await expect(field).toHaveValue('no such words')
  await expectSaved(page)
})

test('a form of an older version of the site says so, and what was typed stays', async ({ context, login }) => {
  await login('admin')
  // Failing is what it is about: no page whose console is watched.
  const page = await context.newPage()
  await page.goto('/dashboard/pages/privacy')
  await page.route('**', async (route) => {
    const headers = route.request().headers()
    // The action of a build that is gone.
    if (headers['next-action']) headers['next-action'] = `40${'a'.repeat(40)}`
    await route.continue({ headers })
  })
  const text = page.getByRole('textbox', { name: 'Text' })
  await text.fill('Words that took an hour.')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('The site was updated since this page was opened')).toBeVisible()
  await expect(text).toHaveValue('Words that took an hour.')

  await page.unroute('**')
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('The site cannot be reached')).toBeVisible()
  await expect(text).toHaveValue('Words that took an hour.')
  await context.setOffline(false)
  await page.getByRole('button', { name: 'Preview' }).click()
  await expect(page.getByRole('region', { name: 'Preview' })).toContainText('Words that took an hour.')
  await page.close()
})

const HOSTILE = [
  '<script>window.hacked = 1</script>',
  '<img src=x onerror="window.hacked = 1"><iframe src="https://evil.example"></iframe>',
  '[a link](javascript:window.hacked=1) <https://example.org> [another](data:text/html,<script>1</script>)',
  '![a picture](https://evil.example/pixel.png) ![x](x"onerror="window.hacked=1)',
  '$\\href{javascript:window.hacked=1}{x}$ $\\style{background:url(https://evil.example)}{y}$',
  '</article></body></html> <!-- ]]> --> &lt;svg onload=alert(1)&gt;',
].join('\n\n')

/** Nothing of it runs, leads or loads. */
async function expectHarmless(page: Page) {
  const hostile = await page.evaluate(findHostile)
  expect(hostile).toEqual([])
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
}

function findHostile() {
  const found = [...document.querySelectorAll('*')].filter(
    (element) =>
      element.matches('iframe, object, embed, [src^="x"], [src*="evil"], [style*="evil"]') ||
      [...element.attributes].some(({ name, value }) => name.startsWith('on') || /^\s*(javascript|data):/i.test(value)),
  )
  return found.map(({ outerHTML }) => outerHTML)
}

/** What a reader of feeds would make of the newest item with the words. */
async function readFeed(path: string) {
  const text = await (await fetch(path, { cache: 'no-store' })).text()
  const contents = path.endsWith('.json')
    ? JSON.parse(text).items.map((item: { content_html: string }) => item.content_html)
    : [
        ...new DOMParser().parseFromString(text, 'application/xml').querySelectorAll('encoded, content, description'),
      ].map(({ textContent }) => textContent)
  const content = contents.find((html: string) => html?.includes('window.hacked')) ?? ''
  const read = new DOMParser().parseFromString(content, 'text/html')
  const hostile = [...read.querySelectorAll('*')].filter(
    (element) =>
      element.matches('script, iframe, object, [src*="evil"], [style*="evil"]') ||
      [...element.attributes].some(({ name, value }) => name.startsWith('on') || /^\s*(javascript|data):/i.test(value)),
  )
  return {
    words: String(read.body.textContent).includes('<script>window.hacked = 1</script>'),
    hostile: hostile.map(({ outerHTML }) => outerHTML),
  }
}

async function publish(page: Page) {
  await page.getByRole('button', { name: 'Publish…' }).click()
  await page.getByRole('button', { name: 'Publish now' }).click()
  await expect(page.getByText('Published. Readers see it from now on.').last()).toBeVisible()
}

async function countPublications(address: string) {
  return withClient(String(process.env.E2E_DATABASE_URL), async (client) => {
    const id = address.split('/').at(-1)
    const { rows } = await client.query('SELECT count(*)::int FROM publication WHERE digest_id = $1', [id])
    return rows[0].count
  })
}
