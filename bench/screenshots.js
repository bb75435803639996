#!/usr/bin/env node
// Pictures of every kind of page, on a phone and on a desk, light and dark, for whoever reviews them: screenshots/.
import '../bin/need-node.js'
import { mkdirSync, rmSync } from 'node:fs'
import { chromium } from 'playwright'
import { browserArguments, findBrowser } from '../bin/browser.js'
import { PAGES } from '../e2e/readers/pages.ts'
import { unfold } from '../e2e/unfold.ts'
import { startFilledSite } from './filled-site.js'

const FOLDER = 'screenshots'
const SIZES = { 390: 844, 1280: 900 }
// Of a long page the beginning tells enough.
const LONGEST = 4000

rmSync(FOLDER, { recursive: true, force: true })
mkdirSync(FOLDER)
const browser = await chromium.launch({ executablePath: findBrowser(), args: browserArguments })
const site = await startFilledSite({ whileEmpty: (url) => shoot('before the first digest', url) })
try {
  for (const [name, address] of Object.entries(PAGES))
    await shoot(name, site.url + (typeof address === 'string' ? address : address(site.digest)))
  const digest = site.url + site.digest.path
  await shoot('a digest in short', digest, (page) => page.getByLabel('In short').check())
  await shoot('a digest unfolded', digest, unfold)
  await shoot('a digest in print', digest, (page) => page.emulateMedia({ media: 'print' }))
  await shoot('the keys', digest, (page) => page.keyboard.press('?'))
} finally {
  await site.stop()
  await browser.close()
}
console.log(`Written to ${FOLDER}/.`)

async function shoot(name, address, prepare) {
  for (const [width, height] of Object.entries(SIZES)) {
    for (const colorScheme of ['light', 'dark']) {
      const page = await browser.newPage({ viewport: { width: Number(width), height }, colorScheme })
      await page.goto(address)
      await prepare?.(page)
      const tall = await page.evaluate(() => document.documentElement.scrollHeight)
      await page.screenshot({
        path: `${FOLDER}/${name.replaceAll(' ', '-')}-${width}-${colorScheme}.png`,
        clip: { x: 0, y: 0, width: Number(width), height: Math.max(height, Math.min(tall, LONGEST)) },
        fullPage: true,
      })
      await page.close()
    }
  }
}
