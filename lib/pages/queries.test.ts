import { expect, test } from 'vitest'
import { actAs } from '../../e2e/act-as'
import { provideDatabase } from '../../e2e/provide-database'
import { db } from '../db'
import { readEdition } from '../edition'
import { changeSetting } from '../settings/mutations'
import { revertPage, rewritePage } from './mutations'
import { findPage, findPageToEdit } from './queries'
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

test('of two who rewrite a page the second is told, and the shipped text comes back', async () => {
  const editor = await actAs('editor')
  const edition = await readEdition()
  const { version } = await findPageToEdit('about')
  const both = await Promise.all(
    ['One', 'Two'].map((title) => rewritePage(editor, 'about', version, { title, body: 'Us.' })),
  )
  expect(both.filter(Boolean)).toHaveLength(1)
  expect(await readEdition()).toBe(edition + 1)
  expect(await rewritePage(editor, 'about', version, { title: 'Three', body: 'Us.' })).toBe(false)
  expect(await revertPage(editor, 'about', version)).toBe(false)

  expect(await revertPage(editor, 'about', (await findPageToEdit('about')).version)).toBe(true)
  expect((await findPage('about')).title).toBe('About Hot Papers')
  const deeds = await db().deed.findMany({ orderBy: { id: 'asc' }, select: { act: true, subject: true } })
  expect(deeds).toEqual([
    { act: 'rewrite page', subject: 'about' },
    { act: 'revert page', subject: 'about' },
  ])
})
