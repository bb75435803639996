import { expect, test } from 'vitest'
import { tellLateness } from './late'

const due = '2026-11-05T05:00:00.000Z'

test('a publication that came late says when it was due, when it came and why, by the clocks of the site', () => {
  expect(tellLateness({ dueAt: due, publishedAt: '2026-11-05T06:12:00.000Z' }, 'Europe/Berlin')).toBe(
    'Was due 5 Nov 2026, 06:00 and was published 5 Nov 2026, 07:12 (Europe/Berlin), since no worker ran that could publish it in time.',
  )
})

test.each([
  ['in time', { dueAt: due, publishedAt: '2026-11-05T05:01:00.000Z' }],
  ['by hand', { dueAt: null, publishedAt: '2026-11-05T06:12:00.000Z' }],
  ['not at all', null],
])('what was published %s says nothing of it', (_, publication) => {
  expect(tellLateness(publication, 'UTC')).toBeUndefined()
})
