import { verify } from '@node-rs/argon2'
import { expect, test, vi } from 'vitest'
import { provideDatabase } from '../../e2e/provide-database'
import { createAccount, disableAccount } from './mutations'
import { findByPassword } from './queries'

vi.mock('@node-rs/argon2', { spy: true })
provideDatabase()

const PASSWORD = 'plover trellis umbra'
const person = (name: string) => ({ name, email: `${name}@example.org`, role: 'editor' }) as const

test('an unknown account, one without a password and a disabled one cost as much hashing as a known one', async () => {
  await createAccount(null, { ...person('known'), password: PASSWORD })
  await createAccount(null, person('passwordless'))
  await createAccount(null, { ...person('disabled'), password: PASSWORD })
  await disableAccount(null, person('disabled').email)

  const known = await workOf('known', PASSWORD)
  expect(known).toEqual([expect.stringMatching(/^\$argon2id\$v=19\$m=\d+,t=\d+,p=\d+$/)])
  for (const name of ['known', 'passwordless', 'disabled', 'nobody'])
    expect(await workOf(name, 'thimble orchard quay'), name).toEqual(known)
})

/** The kind and cost of every hash that is computed to look at a password. */
async function workOf(name: string, password: string) {
  vi.mocked(verify).mockClear()
  await findByPassword({ email: person(name).email, password })
  return vi.mocked(verify).mock.calls.map(([hash]) => String(hash).split('$').slice(0, 4).join('$'))
}
