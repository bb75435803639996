import { expect, test } from 'vitest'
import { findGitHubEmail } from './providers'

test('of the addresses at GitHub the primary one counts, and only when verified', () => {
  const other = { email: 'other@example.org', primary: false, verified: true }
  const primary = { email: 'ada@example.org', primary: true, verified: true }
  expect(findGitHubEmail([other, primary])).toBe('ada@example.org')
  expect(findGitHubEmail([other, { ...primary, verified: false }])).toBeUndefined()
})
