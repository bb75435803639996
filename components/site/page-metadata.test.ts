import { expect, test } from 'vitest'
import { numberedPath, numberedTitle, pageMetadata } from './page-metadata'

test('a title that names the site stands alone in the tab, any other before its name', () => {
  expect(pageMetadata({ title: 'Hot Papers 2026-01-05', siteName: 'Hot Papers' }).title).toEqual({
    absolute: 'Hot Papers 2026-01-05',
  })
  expect(pageMetadata({ title: 'Papers of May', siteName: 'Hot Papers' }).title).toBe('Papers of May')
})

test('the pages of a list differ in address and title', () => {
  expect([1, 2].map((page) => [numberedPath('/tags', page), numberedTitle('Tags', page)])).toEqual([
    ['/tags', 'Tags'],
    ['/tags/page/2', 'Tags, page 2'],
  ])
})
