import { expectFit } from '../fits'
import { expect, test } from '../test'

const PASSWORD = 'plover trellis umbra'

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled })

    test('an admin invites somebody, who joins, is given a role, and is shut out', async ({
      page,
      browser,
      login,
      baseURL,
    }) => {
      const email = `${crypto.randomUUID()}@example.org`
      await login('admin')
      await page.goto('/dashboard/people')
      await page.getByLabel('E-mail').fill(email)
      await page.getByLabel('Role').selectOption('contributor')
      await page.getByRole('button', { name: 'Invite' }).click()
      await expect(page.getByText(`${email} is invited.`)).toBeVisible()
      await expect(page.getByRole('list', { name: 'Open invitations' })).toContainText(email)
      if (javaScriptEnabled) await expectFit(page)
      const link = String(await page.locator('code').textContent())

      const theirs = await browser.newPage({ baseURL, javaScriptEnabled })
      await theirs.goto(link)
      await theirs.getByLabel('Name').fill('Bo Invited')
      await theirs.getByLabel('Password').fill('123456789012')
      await theirs.getByRole('button', { name: 'Make the account' }).click()
      await expect(theirs.getByRole('status')).toContainText('among the first')
      await expect(theirs.getByLabel('Name')).toHaveValue('Bo Invited')
      await theirs.getByLabel('Password').fill(PASSWORD)
      await theirs.getByRole('button', { name: 'Make the account' }).click()
      await expect(theirs.getByRole('banner')).toContainText('Bo Invited · contributor')
      expect((await theirs.goto('/dashboard/people'))?.status()).toBe(403)
      await theirs.goto(link)
      await expect(theirs.getByRole('heading', { level: 1 })).not.toContainText('Welcome')

      await page.goto('/dashboard/people')
      await page.getByRole('listitem').filter({ hasText: email }).getByRole('link').click()
      await page.getByLabel('Role').selectOption('editor')
      await page.getByRole('button', { name: 'Change role' }).click()
      await expect(page.getByText('The role is editor now.')).toBeVisible()
      if (javaScriptEnabled) await expectFit(page)
      await theirs.goto('/dashboard')
      await expect(theirs).toHaveURL(/\/signin/)

      await page.getByRole('button', { name: 'Make a link' }).click()
      const again = String(await page.locator('code').textContent())
      await theirs.goto(again)
      await theirs.getByLabel('Password').fill('marble anvil thistle')
      await theirs.getByRole('button', { name: 'Choose' }).click()
      await expect(theirs.getByRole('banner')).toContainText('Bo Invited · editor')

      await page.getByRole('button', { name: 'Disable' }).click()
      await expect(page.getByText('They cannot sign in any more.')).toBeVisible()
      await theirs.goto('/dashboard')
      await expect(theirs).toHaveURL(/\/signin/)
      await page.getByRole('button', { name: 'Enable' }).click()
      await expect(page.getByText('They may sign in again.')).toBeVisible()
      await theirs.close()

      await page.getByRole('link', { name: 'What they did' }).click()
      await expect(page.getByRole('main').getByRole('listitem')).toContainText([
        /Bo Invited: reset password/,
        /Bo Invited: accept invitation .*contributor/,
      ])
      await page.getByLabel('Who').selectOption('everybody')
      await page.getByLabel('What').selectOption('change role')
      await page.getByRole('button', { name: 'Show' }).click()
      const change = page.getByRole('main').getByRole('listitem').filter({ hasText: email })
      await expect(change).toContainText('An admin: change role')
      await expect(change.getByRole('deletion')).toHaveText('contributor')
      await expect(change.getByRole('insertion')).toHaveText('editor')
      if (javaScriptEnabled) await expectFit(page)
    })
  })
