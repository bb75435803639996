import { writeFileSync } from 'node:fs'
import sharp from 'sharp'
import { expectFit } from '../fits'
import { expect, test } from '../test'
import { expectSaved, openDigest } from './desk'

const ALT = 'A red [field], seen from above'

test('a picture comes into the introduction, is undone, pasted again, and published', async ({
  page,
  digest,
  login,
}) => {
  test.setTimeout(120_000)
  await login()
  const { title, slug } = await digest({ intro: 'Before.\n\nAfter.', entries: 1 })
  await openDigest(page, title)
  const intro = page.getByLabel('Introduction')
  const png = await picture()

  await page.setViewportSize({ width: 390, height: 844 })
  await intro.evaluate((area: HTMLTextAreaElement) => {
    area.focus()
    area.setSelectionRange(7, 7)
  })
  const button = page.getByRole('button', { name: 'Add a picture…' })
  await page.keyboard.press('Tab')
  while (!(await button.evaluate((node) => node === document.activeElement))) await page.keyboard.press('Tab')
  const choosing = page.waitForEvent('filechooser')
  await page.keyboard.press('Enter')
  await (await choosing).setFiles({ name: 'field.png', mimeType: 'image/png', buffer: png })
  const words = page.getByRole('dialog').getByLabel('What it shows')
  await expect(words).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText('What it shows must be told in a few words.')).toBeVisible()
  await expectFit(page)
  await page.keyboard.insertText(ALT)
  await page.keyboard.press('Enter')
  await expect(intro).toHaveValue(
    /^Before\.\n\n!\[A red \\\[field\\\], seen from above\]\(\/images\/[^)\n]+-300x200\.webp\)\n\nAfter\.$/,
  )
  await expect(intro).toBeFocused()
  await expectSaved(page)

  await page.keyboard.press('Control+z')
  await expect(intro).toHaveValue('Before.\n\nAfter.')
  await page.keyboard.press('Control+Shift+z')
  await expect(intro).toHaveValue(/300x200/)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(intro).toHaveValue('Before.\n\nAfter.')

  await intro.evaluate(
    (area, bytes) => {
      const clipboardData = new DataTransfer()
      clipboardData.items.add(new File([new Uint8Array(bytes)], 'image.png', { type: 'image/png' }))
      area.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    },
    [...png],
  )
  await words.fill(ALT)
  await page.getByRole('button', { name: 'Add it' }).click()
  await expect(intro).toHaveValue(/300x200/)
  await expectSaved(page)
  await page.getByRole('button', { name: 'Publish…' }).click()
  await page.getByRole('button', { name: 'Publish now' }).click()
  await expect(page.getByText('Published. Readers see it from now on.')).toBeVisible()

  await page.goto(`/posts/${slug}`)
  const shown = page.getByRole('img', { name: ALT })
  await shown.scrollIntoViewIfNeeded()
  await expect.poll(() => shown.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(300)
  await expectFit(page)
})

test('what is no picture, or too large, is refused in a sentence and changes nothing', async ({
  digest,
  login,
  context,
}) => {
  await login()
  // Being refused is what it is about: no page whose console is watched.
  const page = await context.newPage()
  const { title } = await digest({ intro: 'As it was.', entries: 1 })
  await openDigest(page, title)
  const files = page.locator('input[type=file]')
  const dialog = page.getByRole('dialog')
  await files.setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('hello') })
  await expect(dialog.getByRole('alert')).toContainText('“notes.txt” is no picture we can read')
  await page.keyboard.press('Escape')
  // The browser reads it itself: sending so much to it takes its time.
  const wall = test.info().outputPath('wall.png')
  writeFileSync(wall, Buffer.alloc(12 * 1024 * 1024 + 1))
  await files.setInputFiles(wall)
  await expect(dialog.getByRole('alert')).toHaveText('“wall.png” is larger than 12 MB: make it smaller first.')
  await page.keyboard.press('Escape')
  await files.setInputFiles({ name: 'broken.png', mimeType: 'image/png', buffer: (await picture()).subarray(0, 90) })
  await dialog.getByLabel('What it shows').fill('Half of it')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('alert')).toContainText('That is no picture we can read')
  await page.keyboard.press('Escape')
  await expect(page.getByLabel('Introduction')).toHaveValue('As it was.')
  await page.close()
})

const picture = () =>
  sharp({ create: { width: 300, height: 200, channels: 3, background: 'red' } })
    .png()
    .toBuffer()
