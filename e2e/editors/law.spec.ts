import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '../test'

test('an admin takes a post and a person out, and sees what is hidden', async ({ page, login, digest }) => {
  const name = `reader${Date.now()}`
  const { path } = await digest({
    entries: [{ mentions: [{ authorName: 'One Post', body: [{ type: 'text', text: 'The first words.' }] }] }],
  })
  await page.goto(path)
  const address = String(await page.locator('figure a[href*="/status/"]').first().getAttribute('href'))
  await login('admin')
  await page.goto('/dashboard/law')
  await page.getByLabel('Address').fill(address)
  await page.getByRole('button', { name: 'Take out for good' }).click()
  await expect(page.getByText('The post is shown no more.')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Posts' })).toContainText(address)

  await page.getByLabel('Address').fill(`https://bsky.app/profile/${name}.example`)
  await page.getByRole('button', { name: 'Take out for good' }).click()
  await expect(page.getByRole('region', { name: 'Persons' })).toContainText(`@${name}.example`)
  await page.getByLabel('Address').fill('nowhere')
  await page.getByRole('button', { name: 'Take out for good' }).click()
  await expect(page.getByText('nowhere is not the address of a post or a profile.')).toBeVisible()

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
  }
  await expect(async () => {
    await page.goto(path)
    await expect(page.getByText('The first words.')).toHaveCount(0, { timeout: 1000 })
  }).toPass()
})
