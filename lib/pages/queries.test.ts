import { expect, test } from 'vitest'
import { provideDatabase } from '../../e2e/provide-database'
import { db } from '../db'
import { changeSetting } from '../settings/mutations'
import { findPage } from './queries'
import { pageSlugSchema } from './schema'

provideDatabase()

test.each(pageSlugSchema.options)('the shipped page %s speaks of the site by its name', async (slug) => {
  await changeSetting('siteName', 'Preprints at Breakfast')
  const { title, body } = await findPage(slug)
  expect(title).not.toBe('')
  expect(`${title}\n${body}`).toMatch(/Preprints at Breakfast|this site/)
  expect(`${title}\n${body}`).not.toMatch(/Hot Papers|undefined/)
})

test('the contact page gives the address once there is one, and says how to give one until then', async () => {
  expect((await findPage('contact')).body).toContain('npx hot-papers settings contactEmail')

  await changeSetting('contactEmail', 'desk@example.org')
  await changeSetting('publisher', 'The Example Desk')
  const { body } = await findPage('contact')
  expect(body).toContain('<desk@example.org>')
  expect(body).toContain('run by The Example Desk')
  expect(body).not.toContain('npx')
  expect((await findPage('privacy')).body).toContain('run by The Example Desk')
})

test('a rewritten page stands in place of the shipped one', async () => {
  await db().page.create({ data: { slug: 'about', title: 'Who we are', body: 'Us.' } })
  expect(await findPage('about')).toEqual({ title: 'Who we are', body: 'Us.' })
})
