import { test as base, expect } from 'playwright/test'
import { proposePapers } from './propose-papers'
import { type DigestOptions, publishDigest, withdrawDigest } from './publish-digest'
import { type AccountOptions, makeAccount, makeTicket, mintSession } from './sign-in'

type Fixtures = {
  /** Publishes a digest, on a day of its own unless told which, and withdraws it after the test. */
  digest: (options?: Partial<DigestOptions>) => ReturnType<typeof publishDigest>
  /** Proposes so many papers on a day of their own, and takes them out after the test. */
  proposals: (count: number) => ReturnType<typeof proposePapers>
  /** Makes an account, which goes after the test. */
  account: (options?: AccountOptions) => ReturnType<typeof makeAccount>
  /** Makes an account with that role, an editor's unless told otherwise, and signs the page in with it. */
  login: (role?: AccountOptions['role']) => ReturnType<typeof makeAccount>
  /** Makes an account with that role, and gives the Cookie header of its session. */
  session: (role: AccountOptions['role'], name?: string) => Promise<string>
  /** What stands in a link for that purpose. */
  ticket: (purpose: 'setup' | 'reset', accountId?: string) => Promise<string>
  /** Fails a test whose page wrote an error, broke the content security policy, or asked another host for anything. */
  quiet: undefined
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
  baseURL: async ({}, use) => use(required('E2E_URL')),

  // biome-ignore lint/correctness/noEmptyPattern: as above.
  digest: async ({}, use, { workerIndex }) => {
    const database = required('E2E_DATABASE_URL')
    const made: { id: string }[] = []
    await use(async (options = {}) => {
      const digest = await publishDigest(database, { day: nextDay(workerIndex), ...options })
      made.push(digest)
      return digest
    })
    // Its address may be another by now.
    for (const { id } of made) await withdrawDigest(database, { id })
  },

  // biome-ignore lint/correctness/noEmptyPattern: as above.
  proposals: async ({}, use, { workerIndex }) => {
    const made: Awaited<ReturnType<typeof proposePapers>>[] = []
    await use(async (count) => {
      const proposed = await proposePapers(required('E2E_DATABASE_URL'), nextDay(workerIndex), count)
      made.push(proposed)
      return proposed
    })
    for (const { remove } of made) await remove()
  },

  // biome-ignore lint/correctness/noEmptyPattern: as above.
  account: async ({}, use) => {
    const made: Awaited<ReturnType<typeof makeAccount>>[] = []
    await use(async (options) => {
      const account = await makeAccount(required('E2E_DATABASE_URL'), options)
      made.push(account)
      return account
    })
    for (const { remove } of made) await remove()
  },

  // biome-ignore lint/correctness/noEmptyPattern: as above.
  ticket: async ({}, use) => use((...facts) => makeTicket(required('E2E_DATABASE_URL'), ...facts)),

  session: async ({ account }, use) => {
    await use(async (role, name) => {
      const cookie = await mintSession(required('E2E_DATABASE_URL'), await account({ role, name }))
      return `${cookie.name}=${cookie.value}`
    })
  },

  login: async ({ account, context, baseURL }, use) => {
    await use(async (role = 'editor') => {
      const person = await account({ role })
      const cookie = await mintSession(required('E2E_DATABASE_URL'), person)
      await context.addCookies([{ ...cookie, url: baseURL, httpOnly: true, sameSite: 'Lax' }])
      return person
    })
  },

  quiet: [
    async ({ page, baseURL }, use) => {
      const faults: string[] = []
      page.on('pageerror', (error) => faults.push(String(error)))
      page.on('console', (message) => {
        // A page that is missing on purpose is no fault of its own.
        const { url } = message.location()
        if (message.type() === 'error' && url !== page.url()) faults.push(`${message.text()} (${url})`)
      })
      page.on('request', (request) => {
        const { origin } = new URL(request.url())
        if (origin !== baseURL && !required('E2E_ISSUERS').split(' ').includes(origin))
          faults.push(`asked for ${request.url()}`)
      })
      await use(undefined)
      expect(faults).toEqual([])
    },
    { auto: true },
  ],
})

export { expect }

let daysGiven = 0

/** A day that no other test has: each worker has a decade of its own. */
function nextDay(workerIndex: number) {
  return new Date(Date.UTC(1992 + workerIndex * 10, 0, 1 + daysGiven++)).toISOString().slice(0, 10)
}

function required(name: string) {
  const value = process.env[name]
  if (!value) throw new Error(`${name} is set by e2e/site-server.ts before the tests begin`)
  return value
}
