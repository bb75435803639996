import { expect, test } from 'vitest'
import { listMetadata, pageMetadata } from './page-metadata'

test('a title that names the site stands alone in the tab, any other before its name', () => {
  expect(pageMetadata({ title: 'Hot Papers 2026-01-05', siteName: 'Hot Papers' }).title).toEqual({
    absolute: 'Hot Papers 2026-01-05',
  })
  expect(pageMetadata({ title: 'Papers of May', siteName: 'Hot Papers' }).title).toBe('Papers of May')
})

test('the pages of a list differ in address and title, and name those around them', () => {
  const list = { base: '/tag/x', pages: 3 }
  const told = [1, 2, 3].map((page) => listMetadata('Tag', { ...list, page }))
  expect(told.map(({ title, alternates, pagination }) => [title, alternates?.canonical, pagination])).toEqual([
    ['Tag', '/tag/x', { previous: undefined, next: '/tag/x/page/2' }],
    ['Tag, page 2', '/tag/x/page/2', { previous: '/tag/x', next: '/tag/x/page/3' }],
    ['Tag, page 3', '/tag/x/page/3', { previous: '/tag/x/page/2', next: undefined }],
  ])
  expect(listMetadata('Digests', { base: '', pages: 2, page: 2 }).pagination).toEqual({
    previous: '/',
    next: undefined,
  })
})
