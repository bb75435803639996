import { expectFit } from '../fits'
import { expect, test } from '../test'

// They change what all share.
test.describe.configure({ mode: 'serial' })

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled })

    test('an admin changes settings, and what does not fit changes nothing', async ({
      page,
      login,
      digest,
      proposals,
    }) => {
      await digest()
      await proposals(2)
      await login('admin')
      await page.goto('/dashboard/settings')
      const feeds = page.locator('form').filter({ has: page.getByLabel('Digests in a feed') })
      await feeds.getByLabel('Digests in a feed').fill('500')
      await feeds.getByRole('button', { name: 'Save' }).click()
      await expect(feeds).toContainText('Digests in a feed must be at most 50')
      await expect(feeds.getByLabel('Digests in a feed')).toHaveValue('500')

      const site = page.locator('form').filter({ has: page.getByLabel('Tagline') })
      // What a choice leads to is told before it is made.
      await expect(page.getByText(/the site knows \d+ papers in cs, \d+ papers? in stat.ML/)).toBeVisible()
      if (javaScriptEnabled) {
        await feeds.getByLabel('Digests in a feed').fill('1')
        await expect(feeds).toContainText(/finds what appeared since \d+ \w+ \d{4}\./)
        await feeds.getByLabel('Digests in a feed').fill('50')
        await expect(feeds).toContainText(/finds (the newest \d+ digests?|what appeared since .*)\./)
        await page.getByLabel('Categories').fill('cs, astro-ph')
        await expect(page.getByText(/papers in cs, 0 papers in astro-ph\./)).toBeVisible()
        await expect(page.getByText('What was not collected before comes with the next list.')).toBeVisible()
        await site.getByLabel('Name').fill('Preprints at Breakfast')
        await expect(site.getByRole('figure')).toContainText('Preprints at Breakfast')
        await expectFit(page)
        await site.getByLabel('Name').fill('Hot Papers')
        const clock = site.getByText(/^There it is \d\d:\d\d on /)
        const here = String(await clock.textContent())
        // Most of a day ahead.
        await site.getByLabel('Time zone').selectOption('Pacific/Kiritimati')
        await expect(clock).not.toHaveText(here)
        const time = { timeZone: 'Pacific/Kiritimati', day: 'numeric', month: 'long', year: 'numeric' } as const
        await expect(clock).toContainText(new Intl.DateTimeFormat('en-GB', time).format(new Date()))
        await site.getByLabel('Time zone').selectOption('America/New_York')
      }
      for (const publisher of ['The Example Desk', '']) {
        await site.getByLabel('Publisher').fill(publisher)
        await site.getByRole('button', { name: 'Save' }).click()
        await expect(site).toContainText('Saved, and in effect.')
        await expect(site.getByLabel('Publisher')).toHaveValue(publisher)
      }
      await page.goto('/dashboard/audit?act=change+setting')
      await expect(page.getByRole('main')).toContainText('publisher')
    })

    test('of two who rewrite a page the second sees both texts; the shipped text comes back', async ({
      page,
      login,
    }) => {
      await login('editor')
      const other = await page.context().newPage()
      for (const each of [page, other]) await each.goto('/dashboard/pages/about')
      await other.getByRole('textbox', { name: 'Text' }).fill('What the *other* wrote.')
      await other.getByRole('button', { name: 'Preview' }).click()
      await expect(other.getByRole('region', { name: 'Preview' }).getByRole('emphasis')).toHaveText('other')
      await other.getByRole('button', { name: 'Save' }).click()
      await expect(other.getByText('Saved, and published.')).toBeVisible()

      await page.getByRole('textbox', { name: 'Text' }).fill('What I wrote.')
      await page.getByRole('button', { name: 'Save' }).click()
      await expect(page.getByText('Somebody changed this page meanwhile.')).toBeVisible()
      await expect(page.getByRole('textbox', { name: 'Text' })).toHaveValue('What I wrote.')
      await expect(page.getByText('What the *other* wrote.')).toBeVisible()
      if (javaScriptEnabled) await expectFit(page)
      await page.getByRole('button', { name: 'Save' }).click()
      await expect(page.getByText('Saved, and published.')).toBeVisible()
      expect(await (await page.request.get('/about')).text()).toContain('What I wrote.')

      await page.getByRole('button', { name: 'Back to the text' }).click()
      await expect(page.getByRole('textbox', { name: 'Text' })).toHaveValue(/Hundreds of papers/)
      expect(await (await page.request.get('/about')).text()).not.toContain('What I wrote.')
      await other.close()
    })
  })
